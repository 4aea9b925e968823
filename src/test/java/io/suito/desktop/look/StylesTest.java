package io.suito.desktop.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Style sheets keep what {@code tokens.css} promises. */
class StylesTest {
    private static final Pattern SPACING =
            Pattern.compile("-fx-(?:padding|spacing|hgap|vgap|graphic-text-gap|label-padding): ([^;]+);");
    private static final Pattern PIXELS = Pattern.compile("([0-9.]+)px");
    private static final Pattern FAMILY = Pattern.compile("-fx-font-family: \"?([^;\"]+)\"?;");

    private static String sheet(String name) throws IOException {
        return Files.readString(Path.of("css", name));
    }

    @Test
    void spaces_are_those_of_the_scale() throws IOException {
        List<String> spaces = SPACING.matcher(sheet("suito.css"))
                .results()
                .flatMap(found -> PIXELS.matcher(found.group(1)).results())
                .map(MatchResult::group)
                .distinct()
                .toList();

        assertThat(spaces).isSubsetOf("4px", "8px", "12px", "16px", "24px").hasSizeGreaterThan(3);
    }

    @Test
    void every_text_is_set_in_the_font_that_comes_with_the_program() throws IOException {
        for (String name : List.of("tokens.css", "controls.css", "suito.css")) {
            assertThat(FAMILY.matcher(sheet(name)).results().map(found -> found.group(1)))
                    .as(name)
                    .allMatch(Fonts.FAMILY::equals);
        }
    }

    @Test
    void colours_are_named_by_what_they_mean() throws IOException {
        assertThat(sheet("suito.css").replaceAll("/\\*.*?\\*/", "")).doesNotContainPattern(": *#[0-9a-fA-F]{3,8}\\b");
    }
}
