package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.access.View.NameFilter;
import tv.tributary.access.View.StreamFormat;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;

/// Profiles as a user types them, against a running instance.
@Timeout(60)
class ProfileCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aProfileIsAddedChangedRenewedAndRemoved() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("profile")).isZero();
            assertThat(run("profile", "add", "Kids", "--group", "Kids", "--format", "HLS", "--movies", "false"))
                    .isZero();
            var added = engine.profiles().all().getFirst();
            assertThat(out.toString())
                    .contains("There is no profile yet.", "Kids: no channels at http://", "/" + added.token() + "/");
            assertThat(added.view().channels().groups()).isEqualTo(NameFilter.only(List.of("Kids")));
            assertThat(added.view().format()).isEqualTo(StreamFormat.HLS);
            assertThat(added.view().movies()).isEqualTo(NameFilter.none());
            assertThat(added.view().series()).isEqualTo(NameFilter.all());

            var id = Long.toString(added.id());
            assertThat(run("profile", "change", id, "--all-groups", "--numbers-from", "100"))
                    .isZero();
            var changed = engine.profiles().all().getFirst();
            assertThat(changed.name()).isEqualTo("Kids");
            assertThat(changed.token()).isEqualTo(added.token());
            assertThat(changed.view().channels().groups()).isEqualTo(NameFilter.all());
            assertThat(changed.view().firstNumber()).isEqualTo(100);
            assertThat(run("profile", "renew", id)).isZero();
            assertThat(engine.profiles().all().getFirst().token()).isNotEqualTo(added.token());
            assertThat(run("profile", "split", id)).isEqualTo(1);
            assertThat(err.toString()).contains("no more than 400 channels");

            assertThat(run("profile", "remove", id)).isZero();
            assertThat(engine.profiles().all()).isEmpty();
        }
    }

    private int run(String... args) {
        return CliRun.run(temp, out, err, args);
    }
}
