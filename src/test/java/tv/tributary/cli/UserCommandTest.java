package tv.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tv.tributary.access.Grant.Right;
import tv.tributary.engine.Engine;
import tv.tributary.engine.Options;

/// Users and devices as a user types them, against a running instance.
@Timeout(90)
class UserCommandTest {
    @TempDir
    Path temp;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aUserIsAddedChangedShownAndRemoved() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("user", "add", "Anna", "--password=secret77", "--streams", "2", "--days", "SATURDAY,SUNDAY"))
                    .isZero();
            var added = engine.users().all().getFirst();
            assertThat(added.hasPassword()).isTrue();
            assertThat(added.settings().maxStreams()).isEqualTo(2);
            assertThat(added.settings().days()).containsExactlyInAnyOrder(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

            assertThat(run("user", "change", "anna", "--until", "2030-01-31", "--no-recording"))
                    .isZero();
            assertThat(run("user", "list")).isZero();
            assertThat(out.toString())
                    .contains("Added Anna", "The household", "2030-01-31")
                    .doesNotContain("secret77", added.token());
            var changed = engine.users().all().getFirst().settings();
            assertThat(changed.lastDay()).contains(LocalDate.of(2030, 1, 31));
            assertThat(changed.rights()).containsExactly(Right.CATCH_UP);
            assertThat(changed.maxStreams()).isEqualTo(2);

            assertThat(run("user", "change", "Anna", "--no-enabled")).isZero();
            assertThat(engine.users().find(added.token())).isEmpty();
            assertThat(run("user", "password", "Anna")).isZero();
            assertThat(engine.users().all().getFirst().hasPassword()).isFalse();
            assertThat(run("user", "addresses", "Anna")).isZero();
            assertThat(out.toString()).contains("/" + added.token() + "/playlist.m3u");
            assertThat(run("user", "remove", "Anna")).isZero();
            assertThat(engine.users().all()).isEmpty();
        }
    }

    @Test
    void aDeviceIsPairedAddedMovedAndRevoked() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("user", "add", "Anna")).isZero();
            assertThat(run("device")).isZero();
            assertThat(run("device", "pair", "Bedroom", "--user", "Anna")).isZero();
            var code = engine.users().pairing().open().getFirst();
            assertThat(out.toString()).contains("No device has come in", "The code is " + code.code(), "/pair/");

            assertThat(run("device", "add", "Box")).isZero();
            var box = engine.users().devices().all().getFirst();
            assertThat(box.user()).isEmpty();
            assertThat(out.toString()).contains("/" + box.token() + "/playlist.m3u", "/m/" + box.shortCode());

            assertThat(run("device", "change", "Box", "--user", "Anna", "--name", "Kitchen"))
                    .isZero();
            assertThat(engine.users().devices().all().getFirst().name()).isEqualTo("Kitchen");
            assertThat(engine.users().devices().all().getFirst().user())
                    .contains(engine.users().all().getFirst().id());
            assertThat(run("device", "disconnect", "Kitchen")).isZero();
            assertThat(run("device", "list")).isZero();
            assertThat(run("device", "revoke", "Kitchen")).isZero();
            assertThat(out.toString()).contains("Nothing was being watched.", "Kitchen", "It may no longer watch.");
            assertThat(engine.users().devices().all()).isEmpty();
        }
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        try (var engine = Engine.open(new Options(temp, "127.0.0.1", 0))) {
            assertThat(run("user", "add", "Anna", "--password=short")).isEqualTo(1);
            assertThat(run("user", "change", "Nobody", "--streams", "2")).isEqualTo(1);
            assertThat(run("user", "add", "a/b")).isEqualTo(1);
            assertThat(run("device", "add", "Box", "--user", "Nobody")).isEqualTo(1);
            assertThat(run("device", "revoke", "Box")).isEqualTo(1);
            assertThat(err.toString())
                    .contains(
                            "at least 6 letters",
                            "There is no user Nobody",
                            "must not contain",
                            "There is no device Box");
            assertThat(engine.users().all()).isEmpty();
        }
    }

    private int run(String... args) {
        return CliRun.run(temp, out, err, args);
    }
}
