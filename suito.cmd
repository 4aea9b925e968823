@echo off
rem The launcher of Suito for Windows: finds a JDK, builds on first use, hands over to Java.
setlocal EnableExtensions DisableDelayedExpansion
set "NEEDED=25"
set "ROOT=%~dp0"
if "%ROOT:~-1%"=="\" set "ROOT=%ROOT:~0,-1%"
set "JDK="

if defined JAVA_HOME call :try "%JAVA_HOME%"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\*" "%ProgramFiles%\Java\*" "%ProgramFiles%\Microsoft\jdk-*" "%ProgramFiles%\Zulu\*" "%ProgramFiles%\Amazon Corretto\*" "%USERPROFILE%\.jdks\*" "%USERPROFILE%\scoop\apps\openjdk*") do call :try "%%~D"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
if not defined JDK (
  echo suito: no JDK %NEEDED% or newer was found. Install one from https://adoptium.net/ or set JAVA_HOME to where it is. [launcher.no_jdk] 1>&2
  exit /b 1
)

call :mustbuild
if errorlevel 1 (
  call :build
  if errorlevel 1 exit /b 1
)

set "CP=%ROOT%\target\suito.jar;%ROOT%\target\lib\*"
if /i "%~1"=="faults" set "CP=%CP%;%ROOT%\target\test-classes;%ROOT%\target\test-lib\*"
if /i "%~1"=="bench" set "CP=%CP%;%ROOT%\target\test-classes;%ROOT%\target\test-lib\*"
if /i "%~1"=="tour" set "CP=%CP%;%ROOT%\target\test-classes;%ROOT%\target\test-lib\*"
set "WINDOW="
if /i "%~1"=="bench" set "WINDOW=-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
if /i "%~1"=="tour" set "WINDOW=-Dglass.platform=Headless -Dprism.order=sw -Djava.awt.headless=true"
"%JDK%\bin\java.exe" -XX:+UseSerialGC -XX:MetaspaceSize=128m -Xms48m -Xmx1g -Djdk.console=java.base -Dsun.net.http.retryPost=false --module-path "%ROOT%\target\javafx" --add-modules javafx.controls,javafx.fxml --enable-native-access=ALL-UNNAMED,javafx.graphics %WINDOW% %SUITO_JAVA_OPTIONS% -cp "%CP%" io.suito.Main %*
exit /b %errorlevel%

:try
if defined JDK exit /b 0
if not exist "%~1\bin\java.exe" exit /b 0
set "MAJOR="
if exist "%~1\release" for /f "tokens=2 delims==." %%V in ('findstr /b "JAVA_VERSION=" "%~1\release"') do set "MAJOR=%%~V"
if not defined MAJOR exit /b 0
set "MAJOR=%MAJOR:"=%"
if %MAJOR% GEQ %NEEDED% set "JDK=%~1"
exit /b 0

rem Ends with 1 where there is nothing built yet, or a source is newer than what is built.
:mustbuild
if not exist "%ROOT%\target\suito.jar" exit /b 1
if not exist "%ROOT%\target\lib" exit /b 1
if not exist "%ROOT%\target\javafx" exit /b 1
if not exist "%ROOT%\pom.xml" exit /b 0
powershell -NoProfile -Command "$b=(Get-Item -LiteralPath ($env:ROOT+'\target\suito.jar')).LastWriteTimeUtc; $s=$env:ROOT+'\target\.suito-built'; if(Test-Path -LiteralPath $s){$t=(Get-Item -LiteralPath $s).LastWriteTimeUtc; if($t -gt $b){$b=$t}}; $n='src','db','fxml','css','pom.xml' | ForEach-Object {Join-Path $env:ROOT $_} | Where-Object {Test-Path -LiteralPath $_} | ForEach-Object {Get-ChildItem -LiteralPath $_ -Recurse -File} | Where-Object {$_.LastWriteTimeUtc -gt $b} | Select-Object -First 1; if($n){exit 1}else{exit 0}"
exit /b %errorlevel%

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo suito: nothing is built yet and Maven ^(mvn^) is not installed. Install Maven 3.6.3 or newer and start again. [launcher.no_maven] 1>&2
  exit /b 1
)
echo suito: building ^(first use, or the sources changed^); this takes a minute ... 1>&2
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
pushd "%ROOT%"
set "CALLER_JAVA_HOME=%JAVA_HOME%"
set "JAVA_HOME=%JDK%"
call mvn -q -B -DskipTests package 1>&2
set "FAILED=%errorlevel%"
set "JAVA_HOME=%CALLER_JAVA_HOME%"
if "%FAILED%"=="0" type nul > target\.suito-built
popd
if "%FAILED%"=="0" exit /b 0
echo suito: the build failed; what Maven said stands above. [launcher.build_failed] 1>&2
exit /b 1
