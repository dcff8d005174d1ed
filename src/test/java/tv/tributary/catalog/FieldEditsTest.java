package tv.tributary.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Lists as they are found, down to the channels they become.
class FieldEditsTest {
    private final CatalogRig rig = new CatalogRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void remarksInBracketsMakeNoChannel() {
        rig.sync(
                "Home", list("", "Zorbo One (1080p) [Geo-blocked]", "Zorbo One (576p) [Not 24/7]", "Zorbo One (720p)"));

        assertThat(rig.names()).containsExactly("Zorbo One");
        assertThat(rig.sources("Zorbo One")).hasSize(3);
    }

    @Test
    void whereAStreamIsFromMakesNoChannel() {
        rig.sync(
                "Home",
                list(
                        "",
                        "Velka 1 FHD --> NEW ERA",
                        "Velka 1 1080p --> ELCANO",
                        "Velka 1 720 --> LOOP",
                        "Velka 1 1080 *"));

        assertThat(rig.names()).containsExactly("Velka 1");
        assertThat(rig.sources("Velka 1")).hasSize(4);
    }

    @Test
    void theNumberInTheNameIsTheChannelsAndTheBestPictureComesFirst() {
        rig.sync(
                "Home",
                list(
                        "",
                        "12 - Zorbo 2 (auto)",
                        "12 - Zorbo 2 (HD)",
                        "12 - Zorbo 2 (standard)",
                        "12 - Zorbo 2 (bas débit)",
                        "13 - Zorbo 3 (auto)"));

        assertThat(rig.channels())
                .extracting(channel -> channel.number() + " " + channel.name())
                .containsExactly("12 Zorbo 2", "13 Zorbo 3");
        assertThat(rig.sources("Zorbo 2")).hasSize(4).first().asString().endsWith("12 - Zorbo 2 (HD)");
    }

    @Test
    void markupMakesNoChannel() {
        rig.sync("Home", list("", "[COLOR red]Alphaville[/COLOR] [B]HD[/B]", "Alphaville"));

        assertThat(rig.names()).containsExactly("Alphaville");
        assertThat(rig.sources("Alphaville")).hasSize(2);
    }

    @Test
    void aLanguageThatOnlyOneNamesIsAskedAbout() {
        rig.sync("Home", list("tvg-id=\"ZORBO.one.pt\" group-title=\"TV\"", "teleZorbo", "teleZorbo English"));

        assertThat(rig.names()).containsExactlyInAnyOrder("teleZorbo", "teleZorbo English");
    }

    @Test
    void aCountryInBracketsBehindTellsTwoChannelsApart() {
        rig.sync("Home", list("group-title=\"TV\"", "ZDM - Zorbo de Velka (PT)", "ZDM - Zorbo de Velka (CN)"));

        assertThat(rig.channels()).hasSize(2);
    }

    private static String list(String attributes, String... names) {
        var list = new StringBuilder("#EXTM3U\n");
        for (var i = 0; i < names.length; i++) {
            list.append("#EXTINF:-1 ").append(attributes).append(',').append(names[i]);
            list.append("\nhttp://127.0.0.1:9/").append(i).append(".ts\n");
        }
        return list.toString();
    }
}
