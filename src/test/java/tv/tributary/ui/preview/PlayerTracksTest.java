package tv.tributary.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tv.tributary.ui.preview.PlayerTracks.PlayerTrack;

class PlayerTracksTest {
    private static final List<PlayerTrack> TWO =
            List.of(new PlayerTrack(11, "English"), new PlayerTrack(12, "Deutsch"));

    @Test
    void soundGoesRound() {
        assertThat(new PlayerTracks(TWO, 11, List.of(), -1).nextSound()).isEqualTo(12);
        assertThat(new PlayerTracks(TWO, 12, List.of(), -1).nextSound()).isEqualTo(11);
        assertThat(PlayerTracks.none().nextSound()).isEqualTo(PlayerTracks.OFF);
    }

    @Test
    void behindTheLastSubtitlesComeNone() {
        assertThat(new PlayerTracks(List.of(), -1, TWO, -1).nextSubtitles()).isEqualTo(11);
        assertThat(new PlayerTracks(List.of(), -1, TWO, 11).nextSubtitles()).isEqualTo(12);
        assertThat(new PlayerTracks(List.of(), -1, TWO, 12).nextSubtitles()).isEqualTo(PlayerTracks.OFF);
    }
}
