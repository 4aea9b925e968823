package io.suito.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.suito.text.Refusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class SuitoHomeTest {
    @Test
    void each_operating_system_has_its_own_place() {
        assertThat(home(Map.of(), "Linux")).isEqualTo(Path.of("/home/hana/.local/share/suito"));
        assertThat(home(Map.of("XDG_DATA_HOME", "/data"), "Linux")).isEqualTo(Path.of("/data/suito"));
        assertThat(home(Map.of("XDG_DATA_HOME", "relative"), "Linux"))
                .isEqualTo(Path.of("/home/hana/.local/share/suito"));
        assertThat(home(Map.of(), "Mac OS X")).isEqualTo(Path.of("/home/hana/Library/Application Support/Suito"));
        assertThat(home(Map.of("APPDATA", "/roaming"), "Windows 11")).isEqualTo(Path.of("/roaming/Suito"));
        assertThat(home(Map.of(), "Windows 11")).isEqualTo(Path.of("/home/hana/AppData/Roaming/Suito"));
    }

    @Test
    void the_variable_names_another_home() {
        assertThat(home(Map.of("SUITO_HOME", "/srv/suito"), "Linux")).isEqualTo(Path.of("/srv/suito"));
        assertThat(home(Map.of("SUITO_HOME", " "), "Linux")).isEqualTo(Path.of("/home/hana/.local/share/suito"));
    }

    @Test
    void whoever_looks_at_the_settings_sees_who_named_it() {
        assertThat(SuitoHome.find(Map.of("SUITO_HOME", "/srv/suito"), "Linux", "/home/hana")
                        .given())
                .isEqualTo(new Given("SUITO_HOME", "/srv/suito", "environment"));
        assertThat(SuitoHome.find(Map.of(), "Linux", "/home/hana").given())
                .isEqualTo(new Given("SUITO_HOME", "/home/hana/.local/share/suito", "convention"));
    }

    @Test
    void a_new_home_is_readable_by_its_owner_only(@TempDir Path directory) throws IOException {
        Path home = new SuitoHome(directory.resolve("deep/home")).make().directory();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    @Test
    void a_file_in_the_place_of_the_home_is_refused(@TempDir Path directory) throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new SuitoHome(file).make())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("config.home_unusable");
    }

    private static Path home(Map<String, String> environment, String operatingSystem) {
        return SuitoHome.find(environment, operatingSystem, "/home/hana").directory();
    }
}
