package io.suito.desktop.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No FXML lies about unused, and none is missing. */
class FxmlFileTest {
    private static final Path ROOT = Path.of("fxml");
    private static final Pattern INCLUDED = Pattern.compile("<fx:include[^>]*source=\"([^\"]+)\"");

    @Test
    void every_file_is_loaded_by_code_or_included_by_another_one() throws IOException {
        Set<Path> files = new TreeSet<>();
        Set<Path> used = new TreeSet<>();
        for (FxmlFile file : FxmlFile.values()) {
            String address = file.url().getPath();
            used.add(Path.of(address.substring(address.indexOf("/fxml/") + 1)));
        }
        try (Stream<Path> found = Files.walk(ROOT)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.add(file);
                Matcher included = INCLUDED.matcher(Files.readString(file));
                while (included.find()) {
                    used.add(file.resolveSibling(included.group(1)).normalize());
                }
            }
        }

        assertThat(used).isEqualTo(files).hasSizeGreaterThan(8);
    }
}
