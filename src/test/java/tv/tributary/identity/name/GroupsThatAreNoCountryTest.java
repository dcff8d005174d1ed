package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.MergeReport;
import tv.tributary.catalog.MergeReport.Question;

/// A list whose group is a word of the trade is not taken for one of the country with that code.
class GroupsThatAreNoCountryTest {
    private static final List<String> NAMES =
            List.of("Discovery Channel", "TLC", "Nickelodeon", "Disney Channel", "MTV", "SIC", "TVI");

    @ParameterizedTest
    @ValueSource(
            strings = {"TV", "TV | HD", "HD | TV", "TV HD", "TV/HD", "[TV]", "FM", "NO", "MY", "[NO]", "LA", "Canais"})
    void theSameIsAskedAsOfAnyGroup(String group) throws IOException {
        assertThat(questions(group)).isEqualTo(questions("Canais")).isNotEmpty();
    }

    @Test
    void nothingIsSaidAboutTheCountryOfSuchAList() throws IOException {
        var report = new MergeReport();
        report.add(list("TV | HD", ""));

        assertThat(report.learnt().getFirst()).isEmpty();
    }

    @Test
    void amongManyCodesAWordIsACodeToo() throws IOException {
        var report = new MergeReport();
        report.add(lists("DE", "DK", "SE", "FI", "NO"));

        assertThat(report.identified())
                .extracting(one -> one.identity().market())
                .containsOnlyOnce("no");
        assertThat(report.learnt().getFirst())
                .extracting(NamingConvention::words)
                .containsExactly("5 groups of this list are codes of countries, so those that are also words are codes,"
                        + " too.");
    }

    @Test
    void amongFewCodesItIsAWord() throws IOException {
        var report = new MergeReport();
        report.add(lists("DE", "Sport", "News", "Kids", "MY", "NO"));

        assertThat(report.identified())
                .extracting(one -> one.identity().market())
                .containsOnly("de", "");
    }

    private static ByteArrayInputStream lists(String... groups) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var group : groups)
            list.append("#EXTINF:-1 group-title=\"%s\",TLC%nhttp://a.test/%s%n".formatted(group, group));
        return new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static List<Question> questions(String group) throws IOException {
        var report = new MergeReport();
        report.add(list(group, ""));
        report.add(list("Portugal", "PT: "));
        return report.questions();
    }

    private static ByteArrayInputStream list(String group, String prefix) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var name : NAMES) {
            list.append("#EXTINF:-1 group-title=\"%s\",%s%s%nhttp://a.test/%s%n"
                    .formatted(group, prefix, name, name.hashCode()));
        }
        return new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8));
    }
}
