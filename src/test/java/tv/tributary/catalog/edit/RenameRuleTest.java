package tv.tributary.catalog.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.edit.EditRefused.EditProblem;
import tv.tributary.model.Channel;
import tv.tributary.model.ChannelId;

/// Many names changed at once, after a look at what would come of it.
class RenameRuleTest {
    @Test
    void aBeginningIsCutInAnyCase() {
        assertThat(names(new RenameRule.CutStart("vip:"), "VIP: One", "Two")).containsExactly("VIP: One -> One");
    }

    @Test
    void aBeginningIsAdded() {
        assertThat(names(new RenameRule.AddStart("My "), "One")).containsExactly("One -> My One");
    }

    @Test
    void aTextIsSwapped() {
        assertThat(names(new RenameRule.Swap("Ch.", "Channel"), "Ch. 1", "One")).containsExactly("Ch. 1 -> Channel 1");
    }

    @Test
    void aPatternIsReplacedWithItsGroups() {
        assertThat(names(new RenameRule.Match("^(\\w+) (\\d+)$", "$2 $1"), "News 5"))
                .containsExactly("News 5 -> 5 News");
    }

    @Test
    void nothingIsLeftWithoutAName() {
        assertThat(names(new RenameRule.Match(".*", ""), "One")).isEmpty();
    }

    @Test
    void aPatternThatCannotBeReadIsSaidSo() {
        assertThat(problem(new RenameRule.Match("(", ""), "One")).isEqualTo(EditProblem.BAD_PATTERN);
        assertThat(problem(new RenameRule.Match("O", "$9"), "One")).isEqualTo(EditProblem.BAD_PATTERN);
    }

    @Test
    void aPatternThatNeverEndsIsStopped() {
        var endless = new RenameRule.Match("(.*a){25}$", "", Duration.ofMillis(200));
        var start = System.nanoTime();

        assertThat(problem(endless, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab"))
                .isEqualTo(EditProblem.SLOW_PATTERN);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    private static EditProblem problem(RenameRule rule, String name) {
        return catchThrowableOfType(EditRefused.class, () -> names(rule, name)).problem();
    }

    private static List<String> names(RenameRule rule, String... names) {
        var channels = java.util.stream.IntStream.range(0, names.length)
                .mapToObj(i -> new Channel(new ChannelId(i + 1), names[i], "", "", "", ""))
                .toList();
        return rule.preview(channels).stream()
                .map(renamed -> renamed.before() + " -> " + renamed.after())
                .toList();
    }
}
