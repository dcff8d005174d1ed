package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import tv.tributary.model.FailureReason;
import tv.tributary.upstream.account.UpstreamException;

class DashManifestTest {
    private static final String PICTURES = """
            <AdaptationSet mimeType="video/mp4" codecs="avc1.42c01e">
              <SegmentTemplate media="$RepresentationID$-$Number$.m4s" initialization="$RepresentationID$.mp4"/>
              <Representation id="low" bandwidth="300000" width="256" height="144"/>
              <Representation id="high" bandwidth="900000" width="1920" height="1080"/>
            </AdaptationSet>
            """;
    private static final String SOUND = """
            <AdaptationSet contentType="audio" lang="de">
              <SegmentTemplate media="a-$Number$.m4s" initialization="a.mp4"/>
              <Representation id="quiet" bandwidth="48000"/><Representation id="loud" bandwidth="128000"/>
            </AdaptationSet>
            """;

    @Test
    void ofThePicturesTheBestIsLeftAndOfEachSoundToo() throws Exception {
        var text = played("", PICTURES + SOUND, VariantChoice.best());
        assertThat(text).contains("id=\"high\"", "id=\"loud\"").doesNotContain("id=\"low\"", "id=\"quiet\"");
    }

    @Test
    void theUsersLimitHolds() throws Exception {
        var text = played("", PICTURES, VariantChoice.upTo(720));
        assertThat(text).contains("id=\"low\"").doesNotContain("id=\"high\"");
    }

    @Test
    void subtitlesFastWindingAndSecondPicturesGo() throws Exception {
        var trick = PICTURES.replace(
                "<SegmentTemplate",
                "<EssentialProperty schemeIdUri=\"http://dashif.org/guidelines/trickmode\" value=\"1\"/><SegmentTemplate");
        var words = "<AdaptationSet mimeType=\"text/vtt\"><Representation id=\"words\"><BaseURL>w.vtt</BaseURL>"
                + "</Representation></AdaptationSet>";
        var text = played("", trick.replace("high", "fast") + PICTURES + PICTURES + words, VariantChoice.best());
        assertThat(text).doesNotContain("fast", "words").containsOnlyOnce("<AdaptationSet");
    }

    @Test
    void relativeAddressesAreFoundFromWhereTheManifestCame() throws Exception {
        assertThat(played("", PICTURES, VariantChoice.best()))
                .contains("<BaseURL>local:http://example.com/live/</BaseURL>", "media=\"$RepresentationID$-");
        assertThat(played("<BaseURL>../cdn/</BaseURL>", PICTURES, VariantChoice.best()))
                .contains("<BaseURL>local:http://example.com/cdn/</BaseURL>");
    }

    @Test
    void wholeAddressesAreWrittenAnew() throws Exception {
        var text = played(
                "<BaseURL>https://cdn.example/x/</BaseURL>",
                PICTURES.replace("media=\"", "media=\"http://other.example/")
                        .replace("initialization=\"", "initialization=\"/top/"),
                VariantChoice.best());
        assertThat(text)
                .contains(
                        "<BaseURL>local:https://cdn.example/x/</BaseURL>",
                        "media=\"local:http://other.example/$RepresentationID$-$Number$.m4s\"",
                        "initialization=\"local:http://example.com/top/$RepresentationID$.mp4\"");
    }

    @Test
    void whatIsEncryptedIsNotPlayed() {
        var locked = PICTURES.replace(
                "<SegmentTemplate", "<ContentProtection schemeIdUri=\"urn:x\" value=\"cenc\"/><SegmentTemplate");
        assertThatThrownBy(() -> played("", locked, VariantChoice.best()))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.UNSUPPORTED));
    }

    @Test
    void aManifestWithoutAnySegmentsIsNotPlayed() {
        var empty = "<AdaptationSet mimeType=\"video/mp4\"><Representation id=\"1\" bandwidth=\"1\"/></AdaptationSet>";
        assertThatThrownBy(() -> played("", empty, VariantChoice.best()))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.UNSUPPORTED));
    }

    @Test
    void whatIsNoXmlIsNoManifest() {
        assertThatThrownBy(() -> DashManifest.parse("<MPD".getBytes(StandardCharsets.UTF_8), "http://example.com/"))
                .isInstanceOfSatisfying(
                        UpstreamException.class, e -> assertThat(e.trouble()).isEqualTo(FailureReason.NOT_MEDIA));
    }

    @Test
    void aLiveOneMaySayWhereItMovesTo() throws Exception {
        var manifest = DashManifest.parse(
                "<MPD type=\"dynamic\"><Location>next.mpd</Location></MPD>".getBytes(StandardCharsets.UTF_8),
                "http://example.com/live/now.mpd?x=1");
        assertThat(manifest.live()).isTrue();
        assertThat(manifest.location()).contains("http://example.com/live/next.mpd");
    }

    private static String played(String base, String sets, VariantChoice choice) throws UpstreamException {
        var text = "<?xml version=\"1.0\"?><MPD xmlns=\"urn:mpeg:dash:schema:mpd:2011\" type=\"static\">" + base
                + "<Period>" + sets + "</Period></MPD>";
        var manifest =
                DashManifest.parse(text.getBytes(StandardCharsets.UTF_8), "http://example.com/live/now.mpd?token=1");
        manifest.select(choice);
        return manifest.text(url -> "local:" + url);
    }
}
