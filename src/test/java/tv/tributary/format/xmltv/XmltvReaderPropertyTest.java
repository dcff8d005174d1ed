package tv.tributary.format.xmltv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever comes, the reader takes it.
final class XmltvReaderPropertyTest {
    private static final String END = "<programme start=\"2026\" channel=\"last\"><title>Last</title></programme></tv>";

    @Property(tries = 500)
    void anyBytesAreRead(@ForAll byte[] bytes) {
        assertThat(ReadGuide.of(bytes).summary()).isNotNull();
    }

    /// What is broken may swallow what is near, but never the rest of the guide.
    @Property(tries = 1_000)
    void whateverStandsInAProgrammeTheGuideGoesOn(@ForAll("pieces") String broken) {
        var guide = ReadGuide.of("<tv><programme start=\"2026\" channel=\"a\"><title>" + broken + "</title></programme>"
                + END.repeat(2));
        assertThat(guide.titles()).contains("Last");
    }

    @Property(tries = 500)
    void aTextComesBackAsItWas(@ForAll String text) {
        var plain = text.codePoints()
                .filter(c -> c == ' ' || (c > ' ' && c < 0xD800 && c != 0x7F) || (c > 0xDFFF && c < 0xFFFE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        var escaped = plain.replace("&", "&amp;").replace("<", "&lt;");
        var read = ReadGuide.of(
                ("<tv><programme start=\"2026\" channel=\"a\"><title>.é" + escaped + ".</title></programme></tv>")
                        .getBytes(StandardCharsets.UTF_8));
        assertThat(read.only().title()).isEqualTo((".é" + plain + "."));
    }

    @Provide
    Arbitrary<String> pieces() {
        return Arbitraries.of(
                        "<",
                        ">",
                        "&",
                        "\"",
                        "'",
                        "=",
                        "/",
                        "</title>",
                        "<title>",
                        "<desc",
                        "<icon src=\"",
                        "]]>",
                        "<!--",
                        "-->",
                        "<?",
                        "</programme>",
                        "</tv>",
                        "<tv>",
                        "<credits>",
                        "<actor ",
                        " x=y ",
                        "&#0;",
                        "\u0000",
                        "é",
                        "<br>",
                        "a")
                .list()
                .ofMaxSize(12)
                .map(all -> String.join("", all));
    }
}
