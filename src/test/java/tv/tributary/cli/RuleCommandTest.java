package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;

/// Rules for recordings as a user types them, against a running instance.
@Timeout(60)
class RuleCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aRuleIsAddedSwitchedOffAndRemoved() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            var rules = engine.recordingPlanning().rules();
            assertThat(run("rules", "add", "Night Train", "--new-only", "--days", "monday,friday", "--from", "20:15"))
                    .isZero();
            var added = rules.list().getFirst();
            assertThat(added.settings().newOnly()).isTrue();
            assertThat(added.settings().days()).hasSize(2);
            assertThat(out.toString()).contains("Added the rule “Night Train”");

            var id = Long.toString(added.id());
            assertThat(run("rules", "disable", id)).isZero();
            assertThat(rules.list().getFirst().settings().enabled()).isFalse();
            assertThat(run("rules")).isZero();
            assertThat(run("rules", "plan")).isZero();
            assertThat(run("rules", "preview", "Night Train")).isZero();
            assertThat(out.toString()).containsSubsequence("Night Train: off", "Rule", "Night Train", "What becomes");

            assertThat(run("rules", "remove", id)).isZero();
            assertThat(rules.list()).isEmpty();
        }
    }

    @Test
    void aRuleForEverythingIsRefusedInWords() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("rules", "add")).isEqualTo(1);
            assertThat(run("rules", "add", "(", "--match", "regex")).isEqualTo(1);
            assertThat(run("rules", "remove", "7")).isEqualTo(1);
            assertThat(err.toString()).contains("it would record everything", "This text cannot be searched for.");
            assertThat(engine.recordingPlanning().rules().list()).isEmpty();
        }
    }

    private int run(String... arguments) {
        return CliRun.run(temp, out, err, arguments);
    }
}
