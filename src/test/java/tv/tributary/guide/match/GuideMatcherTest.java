package tv.tributary.guide.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.guide.match.ChannelStreams.Stream;
import tv.tributary.guide.match.ListedGuideChannel.GuideName;
import tv.tributary.identity.name.ChannelIdentifier;
import tv.tributary.identity.name.ListedStream;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.identity.name.NamingConventions;
import tv.tributary.model.Source.SourceKind;

/// Which channel of a guide a channel of the user's is.
class GuideMatcherTest {
    private final List<ListedGuideChannel> guide = new ArrayList<>();

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            UK| BBC ONE FHD;          BBC1.uk;            BBC One
            DE: Das Erste HD;         ard.de;             ARD
            [FR] Canal+ Sport 4K;     CanalSport.fr;      Canal Plus Sport
            US: ABC (KABC) Los Angeles, CA; 11.us;        KABC Los Angeles
            US: ESPN2;                ESPN2.us;           ESPN 2 HD
            CL: Canal 13;             13.mx;              Canal 13 de Chile
            AR: Al Arabiya;           arabiya.sa;         Al Arabiya
            """)
    void theSameChannelWrittenInAnotherWay(String name, String id, String written) {
        has(id, written);

        assertThat(match(name)).map(GuideMatch::guideId).contains(id);
        assertThat(match(name).orElseThrow().isConfident()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            UK| BBC ONE;              BBC2.uk;            BBC Two
            UK| BBC ONE;              BBC1S.uk;           BBC One Scotland
            US: ESPN;                 ESPN2.us;           ESPN 2
            DE: TLC;                  TLC.pl;             TLC
            US: ABC (KABC) Los Angeles, CA; 12.us;        WABC New York
            UK: Dave;                 Dave1.uk;           Dave +1
            US: HBO West;             HBO.us;             HBO
            """)
    void ratherNoGuideThanThatOfASibling(String name, String id, String written) {
        has(id, written);

        assertThat(match(name)).isEmpty();
    }

    @Test
    void theGuideOfTheViewersCountryComesFirst() {
        has("Mezzo.pl", "Mezzo");
        has("Mezzo.fr", "Mezzo");

        assertThat(match("FR: Mezzo")).map(GuideMatch::guideId).contains("Mezzo.fr");
    }

    @Test
    void anIdOfTheListCountsIfTheNamesAgree() {
        has("4711", "Sport Digital Fussball");

        var match = match(stream("DE: Sportdigital", "4711", "Sport Digital"));

        assertThat(match).map(GuideMatch::guideId).contains("4711");
    }

    @Test
    void anIdOfTheListDoesNotCountAgainstTheNames() {
        has("PL.55", "Clubland TV");

        assertThat(match(stream("PL: Spiegel Geschichte", "PL.55", ""))).isEmpty();
    }

    @Test
    void anIdOfTheListDoesNotCountForAnotherNumber() {
        has("sky2.de", "Sky Sport 2");

        assertThat(match(stream("DE: Sky Sport 1", "sky2.de", ""))).isEmpty();
    }

    @Test
    void aShiftedChannelHasTheGuideOfItsBaseShifted() {
        has("Dave.uk", "Dave");

        var match = match("UK: Dave +1").orElseThrow();

        assertThat(match.guideId()).isEqualTo("Dave.uk");
        assertThat(match.hoursLater()).isOne();
    }

    @Test
    void aShiftedChannelHasItsOwnGuideIfThereIsOne() {
        has("Dave.uk", "Dave");
        has("Dave1.uk", "Dave+1");

        var match = match("UK: Dave +1").orElseThrow();

        assertThat(match.guideId()).isEqualTo("Dave1.uk");
        assertThat(match.hoursLater()).isZero();
    }

    @Test
    void everyDisplayNameCounts() {
        guide.add(new ListedGuideChannel(
                "17", List.of(new GuideName("17", ""), new GuideName("Arena", ""), new GuideName("ZDFneo", "de"))));

        assertThat(match("DE: ZDF neo HD")).map(GuideMatch::guideId).contains("17");
    }

    @Test
    void aMarkThatTheGuidePutsInFrontOfItsNamesIsCutOff() {
        for (var name : List.of("UK: Dave", "UK: Gold", "UK: Yesterday", "UK: W", "UK: Alibi", "UK: Eden"))
            has(name.substring(4), name);

        assertThat(match("GB| ALIBI HD")).map(GuideMatch::guideId).contains("Alibi");
    }

    @Test
    void aNameOfUnknownCountryIsAskedAbout() {
        has("1", "Nova");

        var match = match("CZ: Nova").orElseThrow();

        assertThat(match.isConfident()).isFalse();
        assertThat(match.reason().words())
                .isEqualTo("Same name after removing country prefixes and quality marks, no conflicting country.");
    }

    @Test
    void theUsersCountryForTheGuideDecides() {
        has("1", "Nova");

        var match = report(new GuideOrigin("Guide", "", "cz"), stream("CZ: Nova", "", ""));

        assertThat(match.orElseThrow().isConfident()).isTrue();
    }

    @Test
    void theNameOfTheGuideSaysItsCountryToo() {
        has("1", "Nova");

        var match = report(new GuideOrigin("Czech Republic", "", ""), stream("CZ: Nova", "", ""));

        assertThat(match.orElseThrow().isConfident()).isTrue();
    }

    @Test
    void theAddressOfTheGuideSaysItsCountryToo() {
        has("1", "Nova");

        var match =
                report(new GuideOrigin("My guide", "https://guide.test/epg-cz.xml.gz", ""), stream("CZ: Nova", "", ""));

        assertThat(match.orElseThrow().isConfident()).isTrue();
    }

    @Test
    void aGuideWithoutNamesOrIdsMatchesNothing() {
        guide.add(new ListedGuideChannel("", List.of()));
        guide.add(new ListedGuideChannel("", List.of(new GuideName("", ""), new GuideName("  ", "xx"))));

        assertThat(match("UK: Dave")).isEmpty();
        assertThat(match("")).isEmpty();
    }

    @Test
    void theCountriesAreCounted() {
        has("a.de", "Arena");
        has("b.de", "Barock");
        has("c.at", "Corso");

        assertThat(GuideReport.of(GuideOrigin.UNKNOWN, guide, List.of()).countries())
                .isEqualTo(Map.of("de", 2, "at", 1));
    }

    private void has(String id, String name) {
        guide.add(new ListedGuideChannel(id, List.of(new GuideName(name, ""))));
    }

    private Optional<GuideMatch> match(String name) {
        return match(stream(name, "", ""));
    }

    private Optional<GuideMatch> match(Stream stream) {
        return report(GuideOrigin.UNKNOWN, stream);
    }

    private Optional<GuideMatch> report(GuideOrigin origin, Stream stream) {
        var channel = new ChannelStreams(7, List.of(stream));
        return GuideReport.of(origin, guide, List.of(channel)).matches().stream()
                .findFirst();
    }

    private static Stream stream(String name, String tvgId, String tvgName) {
        var listed = new ListedStream(new EntryName(SourceKind.LIVE, name, "", tvgName), tvgId, "");
        return new Stream(listed, ChannelIdentifier.read(listed, NamingConventions.NONE));
    }
}
