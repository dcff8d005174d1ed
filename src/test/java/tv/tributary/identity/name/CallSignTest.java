package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

class CallSignTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "ABC 7 (WABC) New York; wabc",
                "WABC-DT; wabc",
                "WABCDT; wabc",
                "KCBS-TV; kcbs",
                "NBC 4 WRC Washington; wrc",
                "FOX (KMPH-CD) Fresno; kmphcd",
                "MeTV (WTTG-DT3) Washington; wttg-3",
                "MeTV (WTTG3) Washington; wttg-3",
                "ABC (K20JL-D) Ellensburg, WA; k20jl"
            })
    void stationIsKnownByItsLicence(String title, String key) {
        assertThat(CallSign.of(title, "us").key()).isEqualTo(key);
    }

    @Test
    void onlyNorthAmericaHasThem() {
        assertThat(CallSign.of("WABC", "de").key()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CNBC", "World", "Kids", "ESPN", "(HD) Outdoor", "WE tv"})
    void ordinaryNamesAreNone(String title) {
        assertThat(CallSign.of(title, "us").key()).isEmpty();
    }

    @Test
    void townsAndNetworksBesideItDoNotCount() {
        var station = ChannelIdentifier.read(new EntryName(SourceKind.LIVE, "ABC (WABC) New York", "USA", ""));
        var bare = ChannelIdentifier.read(new EntryName(SourceKind.LIVE, "US: WABC HDTV", "", ""));

        assertThat(station.key()).isEqualTo(bare.key()).isEqualTo("tv|us|call wabc");
    }
}
