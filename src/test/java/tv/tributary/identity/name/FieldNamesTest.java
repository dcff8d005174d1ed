package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

/// Names as lists of all kinds write them.
class FieldNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "[COLOR red]Alpha[/COLOR] [B]HD[/B]; Alpha; HD",
                "[COLOR=gold][I]Epsilon[/I][/COLOR]; Epsilon; UNKNOWN",
                "<b>Delta</b>; Delta; UNKNOWN",
                "<font color='red'>Delta</font> FHD; Delta; FHD",
                "\\u0417\\u0435\\u0442\\u0430; Зета; UNKNOWN",
                "DAZN 1 FHD --> NEW ERA; DAZN 1; FHD",
                "DAZN 1 720 --> NEW LOOP; DAZN 1; HD",
                "DAZN 1 1080 *; DAZN 1; FHD",
                "Zorbo One (1080p) [Geo-blocked]; Zorbo One; FHD",
                "Zorbo One (576p) [Not 24/7]; Zorbo One; SD",
                "2 - France 2 (auto); France 2; UNKNOWN",
                "2 - France 2 (standard); France 2; UNKNOWN",
                "2 - France 2 (bas débit); France 2; UNKNOWN",
                "2 - France 2 (HD); France 2; HD",
            })
    void whatIsNoPartOfANameIsLeftOut(String name, String title, PictureQuality pictureQuality) {
        var channelIdentity = ChannelIdentifier.read(listing(name, ""));

        assertThat(channelIdentity.title()).isEqualTo(title);
        assertThat(channelIdentity.quality()).isEqualTo(pictureQuality);
        assertThat(channelIdentity.key())
                .isEqualTo(ChannelIdentifier.read(listing(title, "")).key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Channel [4]", "A < B", "Up > Down", "24/7 Friends", "[24/7] Friends", "9 - 5"})
    void whatOnlyLooksLikeAMarkIsLeftAlone(String name) {
        assertThat(ChannelIdentifier.read(listing(name, "")).title()).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TV", "TV | HD", "[TV]", "FM", "SD"})
    void wordsOfTheTradeAreNoCountries(String group) {
        assertThat(ChannelIdentifier.read(listing("TLC", group)).market()).isEmpty();
        assertThat(ChannelIdentifier.read(listing("TLC", group)).key())
                .isEqualTo(ChannelIdentifier.read(listing("TLC", "Canais")).key());
    }

    @Test
    void theNumberInFrontOfANameIsItsNumber() {
        assertThat(NumberInName.of("2 - France 2 (HD)")).isEqualTo("2");
        assertThat(NumberInName.of("201. ESPN")).isEqualTo("201");
        assertThat(NumberInName.of("24 Kitchen")).isEmpty();
        assertThat(NumberInName.of("3sat")).isEmpty();
        assertThat(NumberInName.of("9 - 5")).isEmpty();
    }

    @Test
    void countriesBehindAreTwoChannels() {
        assertThat(ChannelIdentifier.read(listing("TDM - Teledifusão de Macau (PT)", "TV"))
                        .key())
                .isNotEqualTo(ChannelIdentifier.read(listing("TDM - Teledifusão de Macau (CN)", "TV"))
                        .key());
    }

    private static EntryName listing(String name, String group) {
        return new EntryName(SourceKind.LIVE, name, group, "");
    }
}
