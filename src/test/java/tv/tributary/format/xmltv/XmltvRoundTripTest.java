package tv.tributary.format.xmltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;

/// Nothing of the DTD is lost between the reader and the writer.
final class XmltvRoundTripTest {
    private static final String WHOLE = """
            <?xml version='1.0' encoding='UTF-8'?>
            <!DOCTYPE tv SYSTEM "xmltv.dtd">
            <tv date="20260301" source-info-name="Somebody &amp; Sons" generator-info-name="grabber">
            <channel id="one.example"><display-name lang="en">One</display-name><display-name>1</display-name><icon src="http://pictures.example/1.png" width="100" height="50"/><url system="home">http://one.example/</url></channel>
            <programme start="20260301201500 +0100" stop="20260301210000 +0100" channel="one.example" pdc-start="20260301201500 +0100" vps-start="20260301201500 +0100" showview="12345" videoplus="67890" clumpidx="0/2" catchup-id="c7"><title lang="en">A &lt;title></title><title lang="de">Ein Titel</title><sub-title lang="en">Its part</sub-title><desc lang="en">What happens.</desc><credits><director>Dora</director><actor role="The king" guest="yes">Arthur<image type="person">http://pictures.example/arthur.jpg</image><url system="imdb">http://people.example/1</url></actor><actor>Anna</actor><writer>Wilma</writer><adapter>Ada</adapter><producer>Paul</producer><composer>Cosima</composer><editor>Edith</editor><presenter>Petra</presenter><commentator>Carl</commentator><guest>Gerda</guest></credits><date>2025</date><category lang="en">Drama</category><category lang="en">Series</category><keyword lang="en">castle</keyword><language>English</language><orig-language lang="en">Welsh</orig-language><length units="minutes">45</length><icon src="http://pictures.example/p.png"/><url>http://one.example/p</url><country lang="en">Wales</country><episode-num system="xmltv_ns">1 . 4 . 0/2</episode-num><episode-num system="onscreen">S02E05</episode-num><episode-num system="thetvdb.com">series/1234</episode-num><episode-num system="a-system-of-nobody">x/y z</episode-num><video><present>yes</present><colour>no</colour><aspect>16:9</aspect><quality>HDTV</quality></video><audio><present>yes</present><stereo>dolby digital</stereo></audio><previously-shown start="20250301" channel="two.example"/><premiere lang="en">First on television</premiere><last-chance lang="en">Until Friday</last-chance><new/><subtitles type="teletext"><language>English</language></subtitles><subtitles type="onscreen"/><rating system="FSK"><value>12</value><icon src="http://pictures.example/12.png"/></rating><star-rating system="critics"><value>4/5</value></star-rating><review type="text" source="The Paper" reviewer="Rita" lang="en">Good.</review><image type="poster" size="3" orient="P" system="tmdb">http://pictures.example/poster.jpg</image></programme>
            </tv>""";

    @Test
    void aDocumentThatHasEverythingIsWrittenAsItWas() throws IOException {
        var read = ReadGuide.of(WHOLE);
        assertThat(written(read, read.summary().attributes())).isEqualToIgnoringNewLines(sortedRoot(WHOLE, read));
    }

    @Test
    void whatWasWrittenReadsAsTheSame() throws IOException {
        var first = ReadGuide.of(WHOLE);
        var again = ReadGuide.of(written(first, Map.of()));
        assertThat(again.programmes()).isEqualTo(first.programmes());
        assertThat(again.channels()).isEqualTo(first.channels());
    }

    @Test
    void creditsAreWrittenInTheOrderOfTheDtd() throws IOException {
        var read = ReadGuide.of("<tv><programme start=\"2026\" channel=\"a\"><title>T</title>"
                + "<credits><guest>G</guest><actor>B</actor><director>D</director><actor>A</actor></credits>"
                + "</programme></tv>");
        assertThat(written(read, Map.of()))
                .contains("<director>D</director><actor>B</actor><actor>A</actor><guest>G</guest>");
    }

    @Test
    void idsAndTextsAreEscapedAndControlCharactersLeftOut() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = XmltvWriter.begin(out, Map.of())) {
            writer.write(Programme.builder("a\"<&b", Instant.EPOCH, Optional.empty())
                    .title(LocalizedText.of("Tom & \u0003Jerry\uFFFE 😀"))
                    .build());
        }
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("channel=\"a&quot;&lt;&amp;b\"")
                .contains("<title>Tom &amp; Jerry 😀</title>");
    }

    private static String written(ReadGuide guide, Map<String, String> attributes) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var writer = XmltvWriter.begin(out, attributes)) {
            for (var channel : guide.channels()) writer.write(channel);
            for (var programme : guide.programmes()) writer.write(programme);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    /// The root's attributes have no order.
    private static String sortedRoot(String document, ReadGuide guide) {
        var root = new StringBuilder("<tv");
        guide.summary()
                .attributes()
                .forEach((name, value) -> root.append(" " + name + "=\"" + value.replace("&", "&amp;") + "\""));
        return document.replaceFirst("<tv [^>]*>", root.append('>').toString().replace("$", "\\$"));
    }
}
