package tv.tributary.dvr.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.dvr.file.NameTemplate.TemplateProblem;

class NameTemplateTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{title}",
                "{channel}/{date} {title}",
                "{title}/[Season {season}/]{title}[ S{season}E{episode}][ - {subtitle}] {date} {time}",
                "TV/{genre}/{title} ({year})"
            })
    void theseCanBeUsed(String template) {
        assertThat(NameTemplate.problem(template)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'', EMPTY",
        "'  ', EMPTY",
        "{titel}, UNKNOWN_PLACEHOLDER",
        "{}{title}, UNKNOWN_PLACEHOLDER",
        "{title, UNBALANCED",
        "title}, UNBALANCED",
        "[{title}, UNBALANCED",
        "{title} [[{year}]], UNBALANCED",
        "C:\\{title}, ILLEGAL_CHARACTER",
        "{title}?, ILLEGAL_CHARACTER",
        "/srv/{title}, OUTSIDE",
        "../{title}, OUTSIDE",
        "{title}/../{title}, OUTSIDE",
        "{title}/recording, NAMELESS",
        "[{title}], NAMELESS",
        "{title}/, NAMELESS",
        "{date}, NAMELESS"
    })
    void theseAreRefusedWithTheReason(String template, TemplateProblem problem) {
        assertThat(NameTemplate.problem(template)).contains(problem);
    }

    @Test
    void aLongOneIsRefused() {
        assertThat(NameTemplate.problem("{title}" + "x".repeat(250))).contains(TemplateProblem.TOO_LONG);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OWN")
    void thoseOfMediaServersCanBeUsed(NameStyle style) {
        assertThat(NameTemplate.problem(style.template(true, false))).isEmpty();
        assertThat(NameTemplate.problem(style.template(false, true))).isEmpty();
        assertThat(NameTemplate.problem(style.template(false, false))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "{title}, a/b:c*d?, a-b-cd",
        "{title}, CON, _CON",
        "{title}, 'Dots...', Dots",
        "{title}, '..', Instead",
        "'{title}/{title}', '$1 {x}', '$1 {x}/$1 {x}'",
        "'[{subtitle}/]{title}', News, News"
    })
    void whatNoFileMayHaveIsReplaced(String template, String title, String name) {
        var made = new NameTemplate(template).name(Map.of("title", title), 200, "Instead");
        assertThat(made.toString().replace('\\', '/')).isEqualTo(name);
    }
}
