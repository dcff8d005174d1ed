package tv.tributary.dvr.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.dvr.rule.InvalidRule.RuleProblem;
import tv.tributary.dvr.rule.RecordingRules.RecordingRule;
import tv.tributary.dvr.schedule.Showing;
import tv.tributary.format.json.Json;

class RuleMatcherTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");

    /// @param fields of the rule, as JSON; what is left out is as in a rule for a series without a title
    private static RuleSettings rule(String fields) {
        var usual = Json.write(RuleSettings.ofSeries(""));
        return Json.read(usual.substring(0, usual.length() - 1) + "," + fields + "}", RuleSettings.class);
    }

    private static boolean wants(String fields, Showing showing) {
        return !new RuleMatcher(List.of(new RecordingRule(1, rule(fields))), LONDON)
                .of(showing)
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "exact, Café Noir, CAFE NOIR, true",
        "exact, Café, Café Noir, false",
        "words, noir café, Café Noir Extra, true",
        "words, noir caf, Café Noir, false",
        "regex, ^caf. n, Café Noir, true",
        "regex, ^noir, Café Noir, false",
        "regex, (a+)+$, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab, false",
    })
    void textsAreComparedAsTheRuleSays(String match, String text, String title, boolean wanted) {
        assertThat(wants(
                        "\"text\":\"" + text.replace("\\", "\\\\") + "\",\"match\":\"" + match + "\"",
                        SampleShowings.hour(1, "2026-12-07T20:00:00Z", title)))
                .isEqualTo(wanted);
    }

    /// A Monday in winter, 20:00 in London.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'channels':[1]|true",
                "'channels':[2]|false",
                "'days':['monday']|true",
                "'days':['tuesday','sunday']|false",
                "'from':'20:00','until':'20:00'|true",
                "'from':'20:01'|false",
                "'until':'19:59'|false",
                "'from':'19:00','until':'02:00'|true",
                "'from':'22:00','until':'02:00'|false",
                "'leastMinutes':60,'mostMinutes':60|true",
                "'leastMinutes':61|false",
                "'mostMinutes':59|false",
                "'leastRating':7|true",
                "'leastRating':7.5|false",
                "'category':'drám'|true",
                "'category':'news'|false",
                "'person':'actor'|true",
                "'person':'Bob'|false",
                "'newOnly':true|true",
                "'enabled':false|false",
            })
    void everythingThatIsGivenMustFit(String fields, boolean wanted) {
        var showing = SampleShowings.hour(1, "2026-12-07T20:00:00Z", "Night Train");
        assertThat(wants("\"text\":\"night train\"," + fields.replace('\'', '"'), showing))
                .isEqualTo(wanted);
    }

    @Test
    void timesOfDayFollowTheClocksOfTheZone() {
        var fields = "\"text\":\"night train\",\"from\":\"20:00\",\"until\":\"20:30\"";
        assertThat(wants(fields, SampleShowings.hour(1, "2026-07-06T19:00:00Z", "Night Train")))
                .isTrue();
        assertThat(wants(fields, SampleShowings.hour(1, "2026-07-06T20:00:00Z", "Night Train")))
                .isFalse();
    }

    @Test
    void aRepeatIsNotNewAndAWordOfTheDescriptionIsFoundIfTheRuleLooksThere() {
        var repeat = SampleShowings.with(
                SampleShowings.hour(1, "2026-12-07T20:00:00Z", "Night Train"), "", "About the great flood.", "", true);
        assertThat(wants("\"text\":\"night train\",\"newOnly\":true", repeat)).isFalse();
        assertThat(wants("\"text\":\"flood\",\"match\":\"words\"", repeat)).isFalse();
        assertThat(wants("\"text\":\"flood\",\"match\":\"words\",\"everywhere\":true", repeat))
                .isTrue();
    }

    @Test
    void ofSeveralRulesTheMoreImportantComesFirst() {
        var rules = IntStream.rangeClosed(1, 3)
                .mapToObj(id -> new RecordingRule(
                        10 - id, rule(id == 2 ? "\"category\":\"drama\"" : "\"text\":\"night\",\"match\":\"words\"")))
                .toList();
        assertThat(new RuleMatcher(rules, LONDON).of(SampleShowings.hour(1, "2026-12-07T20:00:00Z", "Night Train")))
                .extracting(RecordingRule::id)
                .containsExactly(9L, 8L, 7L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'text':' '|TOO_WIDE",
                "'text':'(','match':'regex'|BAD_TEXT",
                "'text':'a','leastMinutes':9,'mostMinutes':8|BAD_NUMBER",
                "'text':'a','keep':-1|BAD_NUMBER",
                "'text':'a','earlySeconds':99999|BAD_NUMBER",
            })
    void whatCannotBeARuleIsTold(String fields, RuleProblem problem) {
        assertThatThrownBy(() -> rule(fields.replace('\'', '"')).checked())
                .isInstanceOfSatisfying(
                        InvalidRule.class,
                        invalid -> assertThat(invalid.problem()).isEqualTo(problem));
    }
}
