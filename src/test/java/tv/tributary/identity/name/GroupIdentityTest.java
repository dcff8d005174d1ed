package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Groups of one meaning are one, however lists write them.
class GroupIdentityTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UK",
                "UK - UNITED KINGDOM",
                "UK|",
                "|UK|",
                "[UK] United Kingdom",
                "UK | HD",
                "United Kingdom",
                "🇬🇧 UK",
                "Great Britain",
                "UK TV CHANNELS",
                "UK: UNITED KINGDOM 4K"
            })
    void aCountryIsOneGroup(String group) {
        assertThat(GroupIdentity.of(group)).isEqualTo(new GroupIdentity("gb", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UK| SPORTS; gb; sport",
                "UK - SPORT HD; gb; sport",
                "United Kingdom | Sports; gb; sport",
                "Sports UK; gb; sport",
                "UK SPORTS; gb; sport",
                "DE | KINO; de; kino",
                "Deutschland Kino; de; kino",
                "SPORTS; ''; sport",
                "Movies & Series; ''; movie & serie",
                "Emirates | UAE; ae; emirate",
                "TV | HD; ''; tv hd",
                "VIP; ''; vip",
                "''; ''; ''"
            })
    void whatIsLeftIsItsTopic(String group, String market, String topic) {
        assertThat(GroupIdentity.of(group)).isEqualTo(new GroupIdentity(market, topic));
    }

    @Test
    void topicsAreNotMixedUp() {
        assertThat(GroupIdentity.of("UK| SPORTS")).isNotEqualTo(GroupIdentity.of("UK| KIDS"));
        assertThat(GroupIdentity.of("UK| SPORTS")).isNotEqualTo(GroupIdentity.of("US| SPORTS"));
        assertThat(GroupIdentity.of("UK| SPORTS 1")).isNotEqualTo(GroupIdentity.of("UK| SPORTS 2"));
    }
}
