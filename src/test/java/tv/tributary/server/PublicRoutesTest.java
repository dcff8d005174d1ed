package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.ffmpeg.Availability;

class PublicRoutesTest {
    @Test
    void whatTheMachineLacksStandsBelowTheOk() {
        assertThat(PublicRoutes.health(Optional.empty(), Optional.empty())).isEqualTo("ok\n");
        var runs = new Availability(Optional.of(Path.of("/bin/ffmpeg")), "8.0.1", "");
        assertThat(PublicRoutes.health(Optional.empty(), Optional.of(runs))).isEqualTo("ok\n");
        var none = new Availability(Optional.empty(), "", "there is none on this machine");
        assertThat(PublicRoutes.health(Optional.empty(), Optional.of(none)))
                .isEqualTo("ok\nFFmpeg cannot start here: there is none on this machine\n");
    }
}
