package tv.tributary.dvr.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.dvr.schedule.Showing;

class EpisodeKeyTest {
    private static final String LONG = "A stranger comes to town, and the baker knows more than she tells anybody.";

    private static Showing showing(int season, int number, String subTitle, String description, String id) {
        return SampleShowings.with(
                SampleShowings.episode(1, "2026-12-07T20:00:00Z", 60, "Night Train", season, number),
                subTitle,
                description,
                id,
                false);
    }

    @Test
    void theGuidesOwnIdComesFirstUnlessItIsOfTheSeries() {
        assertThat(EpisodeKey.of(showing(1, 2, "", "", "EP012345670089"))).contains("id EP012345670089");
        assertThat(EpisodeKey.of(showing(1, 2, "", "", "EP012345670000"))).contains("night train s1 e2");
        assertThat(EpisodeKey.of(showing(1, 2, "", "", "SH0123456789"))).contains("night train s1 e2");
    }

    @Test
    void elseItIsTheNumberThenTheNameThenTheDescription() {
        assertThat(EpisodeKey.of(showing(3, 4, "The Baker", LONG, ""))).contains("night train s3 e4");
        assertThat(EpisodeKey.of(showing(0, 4, "The Baker", LONG, ""))).contains("night train e4 the baker");
        assertThat(EpisodeKey.of(showing(0, 0, "The Baker", LONG, ""))).contains("night train / the baker");
        assertThat(EpisodeKey.of(showing(0, 0, "", LONG, ""))).isPresent();
    }

    @Test
    void whatOnlyHasATitleIsLikeNothingElse() {
        assertThat(EpisodeKey.of(showing(0, 0, "", "News and weather.", ""))).isEmpty();
    }
}
