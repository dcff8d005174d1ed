package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tv.tributary.catalog.MergeReport;

/// Guide ids that a list has for several countries tell channels of one name apart.
class GuideCountriesTest {
    private final MergeReport report = new MergeReport();

    @Test
    void oneIdOfTwoCountriesIsTwoChannels() throws IOException {
        add("ZorboTV.gh@SD", "Zorbo TV (720p)", "ZorboTV.pe@SD", "Zorbo TV (720p)", "Velka.in@SD", "Velka");

        assertThat(report.channels()).isEqualTo(3);
    }

    @Test
    void theSameIdTwiceIsOneChannel() throws IOException {
        add("ZorboTV.gh@SD", "Zorbo TV (720p)", "zorbotv.gh@HD", "Zorbo TV (1080p)");

        assertThat(report.channels()).isEqualTo(1);
    }

    @Test
    void anIdOfOneCountryLeavesTheNameOneChannelEverywhere() throws IOException {
        add("ZorboTV.gh@SD", "Zorbo TV");
        add("ZorboTV.pe@SD", "Zorbo TV");

        assertThat(report.channels()).isEqualTo(1);
    }

    @Test
    void aNameThatIsKnownToBeOneChannelEverywhereStaysOne() throws IOException {
        add("FoxNews.fr@SD", "Fox News", "FoxNews.de@SD", "Fox News");

        assertThat(report.channels()).isEqualTo(1);
    }

    @Test
    void anIdWithoutAFeedMayBeTheGuidesOwn() throws IOException {
        add("Zorbo.gh", "Zorbo TV", "Zorbo.pe", "Zorbo TV");

        assertThat(report.channels()).isEqualTo(1);
    }

    @Test
    void itIsSaid() throws IOException {
        add("ZorboTV.gh@SD", "Zorbo TV", "ZorboTV.pe@SD", "Zorbo TV");

        assertThat(report.learnt().getFirst())
                .extracting(NamingConvention::words)
                .containsExactly("This provider has the guide id “zorbotv” for 2 countries,"
                        + " so each has a channel of its own.");
    }

    /// A list of guide ids and names in turn.
    private void add(String... idsAndNames) throws IOException {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < idsAndNames.length; i += 2) {
            list.append("#EXTINF:-1 tvg-id=\"%s\" group-title=\"General\",%s%nhttp://a.test/%d%n"
                    .formatted(idsAndNames[i], idsAndNames[i + 1], i));
        }
        report.add(new ByteArrayInputStream(list.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
