package tv.tributary.identity.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.catalog.MergeReport.Verdict;
import tv.tributary.identity.name.PatternsTest;

/// Channels that others are known to mix up. All names of a line are different channels.
class NeverMergeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "US: ESPN; US: ESPN2; US: ESPNU; US: ESPNews; US: ESPN Deportes; US: ESPN+ 1; US: ESPN+ 2",
                "UK: Sky Sports F1; UK: Sky Sports Football; UK: Sky Sports Main Event; UK: Sky Sports News;"
                        + " UK: Sky Sports Premier League; UK: Sky Sports +; UK: Sky Sports Arena",
                "DE: Sky Sport 1; IT: Sky Sport 1; NZ: Sky Sport 1",
                "F1 TV; UEL 1; UCL 1; PL 1",
                "UK: BBC One Scotland; UK: BBC One Wales; UK: BBC One NI; UK: BBC One; UK: BBC News; UK: BBC World",
                "UK: ITV1; UK: ITV2; UK: ITV1+1",
                "UK: Channel 4; UK: Channel 4+1; UK: 4Seven",
                "UK: E4; UK: More4; UK: E4 Extra",
                "UK: Channel 5; UK: 5USA; UK: 5STAR; UK: 5Select",
                "CH: 3+; CH: 4+; CH: 5+; CH: 6+; SE: TV3+",
                "FR: Canal+; FR: Canal+ +1; FR: Canal+ Sport; FR: Canal",
                "CNN; CNN Türk; CNN Brasil; CNN-News18; CNN en Español; HLN",
                "US: CNN; US: CNN International",
                "US: Fox; US: Fox News; US: Fox Business; US: FS1; US: FS2; US: Fox Sports Racing;"
                        + " US: Fox 5 (WNYW) New York; US: Fox Life",
                "US: ESPN+ 1; US: ESPN+ 2; US: ESPN+ 150",
                "UK: Channel 4; UK: 4+1; UK: 4Seven",
                "FR: Canal+; FR: Canal+ Sport; SE: Viaplay+; US: Disney+; US: Disney",
                "US: PBS 7.1 (KQED); US: PBS 7.2 (KQED-DT2)",
                "NHK World English; NHK World Chinese; RT English; RT Français; RT Arabic",
                "Match - English commentary; Match - clean feed; Match - no commentary",
                "US: NFL Network; US: NBA TV; US: MLB Network; US: NHL Network; US: Tennis Channel; US: Golf Channel;"
                        + " US: Food Network",
                "US: Discovery; US: Discovery Science; US: Investigation Discovery; US: Discovery Turbo",
                "US: Nat Geo; US: Nat Geo Wild",
                "US: History; US: H2; US: History 2",
                "DE: RTL; DE: RTL2; DE: RTLplus; HU: RTL Klub",
                "DE: Sat.1; DE: Sat.1 Gold; DE: ProSieben; DE: ProSieben Maxx; DE: VOX; DE: VOXup",
                "AT: ORF 1; AT: ORF 2; AT: ORF III",
                "FR: TF1; FR: TF1 Séries; FR: M6; FR: 6ter",
                "FR: TV5Monde; FR: TV5Monde Info; FR: TV5Monde Style",
                "IT: RAI 1; IT: RAI 2; IT: RAI 3",
                "US: ABC 7 (KABC); US: ABC 7 (WABC)",
                "US: CBS 2 (WCBS) New York; US: CBS 2 (WBBM) Chicago; US: Start (WCBS-DT2) New York",
                "US: PBS (WNET); US: PBS (KQED)",
                "US: HBO; US: HBO2; US: HBO Signature; US: HBO Family; US: HBO West",
                "US: Starz; US: Starz West; US: Showtime; US: Showtime West; US: Cinemax; US: Cinemax West",
                "Al Jazeera Arabic; Al Jazeera English; Al Jazeera Mubasher; Al Jazeera Balkans",
                "France 24 English; France 24 Français; France 24 Arabic; France 24 Español",
                "Euronews English; Euronews Deutsch; DW English; DW Español",
                "DE: Euronews; FR: Euronews; GR: Euronews; GE: Euronews; UK: Euronews; Euronews Rusky",
                "UK: BBC News; IN: BBC News; JP: BBC News; ZA: BBC News; US: BBC News",
                "RO: Digi Sport 1; HU: Digi Sport 1; PL: Metro; ID: Metro; BR: Globo; PT: Globo",
                "NO: TV 2; DK: TV 2; HU: TV2; RO: TV1; FI: TV1",
                "SE: Kanal 5; DK: Kanal 5; BG: Nova; CZ: Nova; CZ: Prima; RO: Prima TV",
                "UK: Sky News; AU: Sky News; DE: Cartoon Network; UK: Cartoon Network; UK: MTV; PL: MTV",
                "DE: Das Erste HD; DE: One",
                "24/7 The Office; Comedy Central; 24/7 Friends S01; 24/7 Friends S02; Friends",
                "PPV 01; PPV 02; UFC 300 PPV 3; ESPN+ 110: A vs B; NFL Game Pass 5; Dazn PPV 2; BEIN MAX 3; Event 7",
                "Shahd; Ahmad; AHD; TSD; HDNet; SD Punjab; UHD1 by Astra; 4K Nature",
                "US: CBS; US: A&E; US: W; US: E!; US: T+E; US: Go!; US: D; US: C8; US: E4; US: Q2; US: B4U; US: LA7",
                "LA - Lakers; LA - Clippers; LA - Dodgers"
            })
    void eachIsItsOwn(String line) {
        var names = List.of(line.split("; ?", -1));
        for (var one : names) {
            for (var other : names) {
                if (one.equals(other)) continue;
                assertThat(PatternsTest.verdict(one, other))
                        .as(one + " / " + other)
                        .isEqualTo(Verdict.DIFFERENT);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "RADIO > BBC Radio 1; UK > BBC One",
                "RADIO > Kiss; UK > Kiss",
                "RADIO FR > NRJ; France > NRJ",
                "RADIO > MTV Music; UK > MTV Music",
                "KIDS > Friends; 24/7 > 24/7 Friends",
                "Films > Heat (1995); Films > Heat (2013)",
                "Films > Dune Part 1; Films > Dune Part 2",
                "ADULT > Passion XXX; USA > Passion TV",
                "Sports A > PPV 01: UFC 300; Sports B > PPV 01: UFC 300"
            })
    void groupTellsThemApart(String one, String other) {
        assertThat(PatternsTest.verdict(one, other)).isEqualTo(Verdict.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "US| ESPN FHD; USA: ESPN HEVC",
                "ESPN ᴴᴰ (US); ┃US┃ ESPN ᴿᴬᵂ 60fps",
                "UK: BBC ONE HD; UK > BBC 1",
                "DE: Das Erste; DE: ARD - Das Erste HD",
                "FR - TF1 4K; |FR| TF1 UHD",
                "TR ★ beIN SPORTS 1; TR: BEIN SPORT 1",
                "DE: RTL2; DE: RTL ZWEI",
                "PPV > PPV 01: Fight night; PPV > PPV 01 | No event",
                "24/7 Friends S01; 24x7: FRIENDS S01",
                "UK: Sky Sports F1 HD; UK: SkySp F1",
                "US: Nat Geo; US: National Geographic HD",
                "US: ABC (WABC) New York; US: WABC"
            })
    void neighboursOfThoseMeetAllTheSame(String one, String other) {
        assertThat(PatternsTest.verdict(one, other)).isEqualTo(Verdict.SAME);
    }
}
