package tv.tributary.format.xmltv;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.xmltv.ReadGuide.programme;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvSummary.Omission;
import tv.tributary.format.xmltv.XmltvSummary.Shape;

/// Guides as providers really write them.
final class BrokenGuidesTest {
    private static final String NEWS =
            "<programme start=\"20260301200000 +0000\" channel=\"a\"><title>News</title></programme>";
    private static final String FILM =
            "<programme start=\"20260301210000 +0000\" channel=\"a\"><title>Film</title></programme>";
    private static final String CHANNEL = "<channel id=\"a\"><display-name>A</display-name></channel>";
    private static final String GUIDE = "<?xml version=\"1.0\"?><tv>" + CHANNEL + NEWS + FILM + "</tv>";

    @Test
    void aByteOrderMarkIsNoText() {
        assertThat(ReadGuide.of("\uFEFF" + GUIDE).titles()).containsExactly("News", "Film");
    }

    @Test
    void junkBeforeTheRootIsReadOver() {
        var guide = ReadGuide.of("Warning: mysql_connect() in line 7\n\n<br />\n" + GUIDE);
        assertThat(guide.titles()).containsExactly("News", "Film");
        assertThat(guide.summary().shape()).isEqualTo(Shape.GUIDE);
    }

    @Test
    void aRootAroundTheRootIsReadOver() {
        assertThat(ReadGuide.of("<response><data>" + GUIDE + "</data></response>")
                        .titles())
                .containsExactly("News", "Film");
    }

    @Test
    void documentsInARowAreOneGuide() {
        var other = "<?xml version=\"1.0\"?><!DOCTYPE tv SYSTEM \"xmltv.dtd\"><tv>" + FILM + "</tv>";
        assertThat(ReadGuide.of("<?xml version=\"1.0\"?><tv>" + NEWS + "</tv>" + other)
                        .titles())
                .containsExactly("News", "Film");
    }

    @Test
    void aGuideWithoutARootIsAGuide() {
        assertThat(ReadGuide.of(NEWS + FILM).titles()).containsExactly("News", "Film");
    }

    @Test
    void htmlEntitiesBecomeTheirCharacters() {
        assertThat(programme("<title>Caf&eacute;&nbsp;&ndash; &Omega; &#8364; &#146;</title>")
                        .title())
                .isEqualTo("Café\u00A0– Ω € ’");
    }

    @Test
    void aBareAmpersandIsItself() {
        assertThat(programme("<title>Tom & Jerry &amp; A&B &unknown; &;</title>")
                        .title())
                .isEqualTo("Tom & Jerry & A&B &unknown; &;");
        assertThat(programme("<title>T</title><icon src=\"http://h/?a=1&b=2\"/>")
                        .icons()
                        .getFirst()
                        .src())
                .isEqualTo("http://h/?a=1&b=2");
    }

    @Test
    void aBareAngleIsItselfAndHtmlTagsGo() {
        assertThat(programme("<title>1 < 2, I <3 you, a ]]> b</title>").title()).isEqualTo("1 < 2, I <3 you, a ]]> b");
        assertThat(programme("<title>T</title><desc>One<br/>two <b>three</b></desc>")
                        .descriptions()
                        .getFirst()
                        .text())
                .isEqualTo("Onetwo three");
    }

    @Test
    void controlCharactersGo() {
        assertThat(programme("<title>A\u0000B\u0008C\u001F&#0;&#x1F;D\uFFFF</title>")
                        .title())
                .isEqualTo("ABCD");
    }

    @Test
    void cdataIsText() {
        assertThat(programme("<title><![CDATA[Tom & <Jerry>]]> again\\</title>").title())
                .isEqualTo("Tom & <Jerry> again\\");
    }

    @Test
    void commentsAndInstructionsSayNothing() {
        assertThat(programme("<!-- <title>No</title> --><?php echo 1; ?><title>Y<!-- x -->es</title>")
                        .title())
                .isEqualTo("Yes");
    }

    @Test
    void textInACodePageThatTheDocumentDoesNotSayIsReadByItsLetters() {
        var guide = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><tv>" + NEWS.replace("News", "Новости дня и погода")
                + FILM.replace("Film", "Кино") + "</tv>";
        var read = ReadGuide.of(guide.getBytes(Charset.forName("windows-1251")));
        assertThat(read.titles()).containsExactly("Новости дня и погода", "Кино");
        assertThat(read.summary().recoded()).isTrue();
    }

    @Test
    void aDocumentThatCallsItselfLatinButIsUtf8IsUtf8() {
        var guide = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><tv>" + NEWS.replace("News", "Tagesschau für Große")
                + "</tv>";
        assertThat(ReadGuide.of(guide).titles()).containsExactly("Tagesschau für Große");
    }

    @Test
    void latinIsRead() {
        var guide = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><tv>" + NEWS.replace("News", "Tagesschau für Große")
                + "</tv>";
        assertThat(ReadGuide.of(guide.getBytes(StandardCharsets.ISO_8859_1)).titles())
                .containsExactly("Tagesschau für Große");
    }

    @Test
    void utf16IsRead() {
        assertThat(ReadGuide.of(("\uFEFF" + GUIDE).getBytes(StandardCharsets.UTF_16LE))
                        .titles())
                .containsExactly("News", "Film");
        assertThat(ReadGuide.of(GUIDE.getBytes(StandardCharsets.UTF_16BE)).titles())
                .containsExactly("News", "Film");
    }

    @Test
    void aTextThatWasCutInTheMiddleOfACharacterStaysUtf8() {
        var text = "<title>T</title><desc>Größe überall, café".getBytes(StandardCharsets.UTF_8);
        var start = "<tv><programme start=\"2026\" channel=\"a\">".getBytes(StandardCharsets.UTF_8);
        var out = new ByteArrayOutputStream();
        out.writeBytes(start);
        out.write(text, 0, text.length - 1);
        out.writeBytes("</desc></programme></tv>".getBytes(StandardCharsets.UTF_8));
        assertThat(ReadGuide.of(out.toByteArray())
                        .only()
                        .descriptions()
                        .getFirst()
                        .text())
                .isEqualTo("Größe überall, caf");
    }

    @Test
    void whatWasReadBeforeAMissingEndIsKept() {
        var cut = ReadGuide.of(GUIDE.substring(0, GUIDE.indexOf("Film") + 2));
        assertThat(cut.titles()).containsExactly("News");
        assertThat(cut.channels()).hasSize(1);
        assertThat(cut.summary().shape()).isEqualTo(Shape.TRUNCATED);
    }

    @Test
    void aRootThatIsNotClosedLosesNothing() {
        assertThat(ReadGuide.of(GUIDE.replace("</tv>", "")).titles()).containsExactly("News", "Film");
    }

    @Test
    void aProgrammeThatIsNotClosedEndsWhereTheNextBegins() {
        assertThat(ReadGuide.of("<tv>" + NEWS.replace("</title></programme>", "") + FILM + "</tv>")
                        .titles())
                .containsExactly("News", "Film");
    }

    @Test
    void tagsThatCrossAreClosedInOrder() {
        var read = programme("<title>T</desc></title><credits><actor>A</credits></actor><desc>D</desc>");
        assertThat(read.title()).isEqualTo("T");
        assertThat(read.credits().getFirst().name()).isEqualTo("A");
        assertThat(read.descriptions().getFirst().text()).isEqualTo("D");
    }

    @Test
    void attributesNeedNoQuotesAndMayComeTwice() {
        var guide = ReadGuide.of(
                "<tv><programme start=20260301200000 stop = '20260301210000' channel=\"a\" channel=\"b\" 1x=\"y\""
                        + " nothing><title lang=\"de\" lang=\"en\">T</title></programme></tv>");
        assertThat(guide.only().channel()).isEqualTo("a");
        assertThat(guide.only().start()).isEqualTo("2026-03-01T20:00Z");
        assertThat(guide.only().titles()).containsExactly(new LocalizedText("T", "de"));
    }

    @Test
    void aMissingStopIsMissing() {
        assertThat(ReadGuide.of(GUIDE).programmes().getFirst().stop()).isEmpty();
    }

    @Test
    void aStopBeforeTheStartIsAsItWasWritten() {
        var guide = ReadGuide.of(
                "<tv><programme start=\"20260301200000 +0000\" stop=\"20260301190000 +0000\" channel=\"a\"/></tv>");
        assertThat(guide.only().stop().orElseThrow()).isEqualTo("2026-03-01T19:00Z");
    }

    @Test
    void programmesMayComeBeforeTheirChannelAndWithoutOne() {
        var guide = ReadGuide.of("<tv>" + NEWS + CHANNEL + FILM.replace("\"a\"", "\"nobody\"") + "</tv>");
        assertThat(guide.titles()).containsExactly("News", "Film");
    }

    @Test
    void aChannelOrProgrammeWithoutAnIdIsLeftOut() {
        var guide = ReadGuide.of("<tv><channel id=\"\"><display-name>X</display-name></channel>" + CHANNEL + NEWS
                + FILM.replace("channel=\"a\"", "channel=\"\"") + "</tv>");
        assertThat(guide.channels()).hasSize(1);
        assertThat(guide.titles()).containsExactly("News");
        assertThat(guide.summary().leftOut()).isEqualTo(Map.of(Omission.NO_CHANNEL, 2L));
    }

    @Test
    void aProgrammeWhoseStartIsNoTimeIsLeftOut() {
        var guide = ReadGuide.of("<tv>" + NEWS.replace("20260301200000 +0000", "soon") + FILM + "</tv>");
        assertThat(guide.titles()).containsExactly("Film");
        assertThat(guide.summary().leftOut()).isEqualTo(Map.of(Omission.BAD_TIME, 1L));
    }

    @Test
    void allNamesOfAChannelAreRead() {
        var channel = ReadGuide.of(
                        "<tv><channel id=\"a\"><display-name>A One</display-name><display-name>1</display-name>"
                                + "<display-name></display-name></channel></tv>")
                .channels()
                .getFirst();
        assertThat(channel.displayNames()).extracting(LocalizedText::text).containsExactly("A One", "1");
    }

    @Test
    void aChannelWithoutANameIsCalledByItsId() {
        assertThat(ReadGuide.of("<tv><channel id=\"a\"/></tv>")
                        .channels()
                        .getFirst()
                        .name())
                .isEqualTo("a");
    }

    @Test
    void anEpisodeNumberWithoutASystemIsOnscreen() {
        assertThat(programme("<episode-num>S1E2</episode-num>").episodeNumbers())
                .containsExactly(new Programme.EpisodeNumber("S1E2", "onscreen"));
    }

    @Test
    void packedGuidesAreToldByTheirFirstBytes() throws IOException {
        var plain = GUIDE.getBytes(StandardCharsets.UTF_8);
        for (var packed :
                List.of(gz(plain), gz(gz(plain)), xz(plain), zip("readme.txt", new byte[9], "epg.xml", plain))) {
            assertThat(ReadGuide.of(packed).titles()).containsExactly("News", "Film");
        }
    }

    @Test
    void gzThatBreaksOffKeepsWhatCame() throws IOException {
        var packed = gz((GUIDE.replace("</tv>", "") + FILM.repeat(20_000)).getBytes(StandardCharsets.UTF_8));
        var cut = ReadGuide.of(Arrays.copyOf(packed, packed.length * 3 / 4));
        assertThat(cut.summary().shape()).isEqualTo(Shape.TRUNCATED);
        assertThat(cut.programmes()).hasSizeGreaterThan(1_000);
    }

    @Test
    void aWebPageIsNoGuide() {
        var page =
                ReadGuide.of("<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>x</body></html>");
        assertThat(page.summary().shape()).isEqualTo(Shape.NOT_A_GUIDE);
        assertThat(page.programmes()).isEmpty();
    }

    @Test
    void nothingAtAllIsNoGuideAndAnEmptyRootIsAnEmptyOne() {
        assertThat(ReadGuide.of("").summary().shape()).isEqualTo(Shape.NOT_A_GUIDE);
        assertThat(ReadGuide.of("<?xml version=\"1.0\"?><tv></tv>").summary().shape())
                .isEqualTo(Shape.EMPTY);
    }

    @Test
    void entitiesThatTheDocumentDeclaresAreNeverTaken() {
        var guide =
                ReadGuide.of("<?xml version=\"1.0\"?><!DOCTYPE tv [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
                        + "<!ENTITY file SYSTEM \"file:///etc/passwd\">]><tv>"
                        + NEWS.replace("News", "&b;&file;") + "</tv>");
        assertThat(guide.titles()).containsExactly("&b;&file;");
    }

    @Test
    void aDocumentTypeIsNeverFetched() {
        var guide = "<?xml version=\"1.0\"?><!DOCTYPE tv SYSTEM \"http://127.0.0.1:1/xmltv.dtd\"><tv>" + NEWS + "</tv>";
        assertThat(ReadGuide.of(guide).titles()).containsExactly("News");
    }

    @Test
    void aHundredThousandReferencesAreNoTrap() {
        var title = "&amp;".repeat(100_000);
        assertThat(programme("<title>" + title + "</title>").title()).hasSize(100_000);
    }

    @Test
    void aProgrammeAboveAMegabyteIsLeftOut() {
        var guide = ReadGuide.of("<tv>" + NEWS.replace("News", "x".repeat(3 << 20)) + FILM + "</tv>");
        assertThat(guide.titles()).containsExactly("Film");
        assertThat(guide.summary().leftOut()).isEqualTo(Map.of(Omission.TOO_LARGE, 1L));
    }

    @Test
    void aProgrammeThatNobodyWantsIsCountedOnly() throws IOException {
        var summary = XmltvReader.read(
                new ByteArrayInputStream(GUIDE.getBytes(StandardCharsets.UTF_8)),
                "",
                new XmltvReader.Handler() {
                    @Override
                    public void channel(XmltvChannel channel) {
                        assertThat(channel.id()).isEqualTo("a");
                    }

                    @Override
                    public boolean wants(String channel, OffsetDateTime start) {
                        return !channel.equals("a");
                    }

                    @Override
                    public void programme(Programme programme) {
                        throw new AssertionError(programme.title());
                    }
                },
                () -> {});
        assertThat(summary.programmes()).isEqualTo(2);
    }

    private static byte[] gz(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var gz = new GZIPOutputStream(out)) {
            gz.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] xz(byte[] plain) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var xz = new XZOutputStream(out, new LZMA2Options())) {
            xz.write(plain);
        }
        return out.toByteArray();
    }

    private static byte[] zip(String first, byte[] some, String second, byte[] more) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(first));
            zip.write(some);
            zip.putNextEntry(new ZipEntry(second));
            zip.write(more);
        }
        return out.toByteArray();
    }
}
