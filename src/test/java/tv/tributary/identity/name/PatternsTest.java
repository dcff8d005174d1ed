package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tv.tributary.catalog.MergeReport;
import tv.tributary.catalog.MergeReport.Verdict;

/// What providers do to names, each with a pair that is one channel and one that is not. A column is a name, or
/// `group > name`.
public class PatternsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                // separator look-alikes and prefixes
                "UK: Dave; UK┃ Dave",
                "UK| Dave; |UK| Dave",
                "UK▎Dave; [UK] Dave",
                "UK • Dave; UK ★ Dave",
                "UK - Dave; (UK) Dave",
                "UK│ Dave; UK｜Dave",
                "UK » Dave; UK — Dave",
                "UK / Dave; ¦UK¦ Dave",
                "[UK] Sport > Dave; 🇬🇧 UK > Dave",
                "UK ★ Sport > Dave; United Kingdom – Films > Dave",
                "🇬🇧 Dave; GB: Dave",
                "USA: ESPN; US: ESPN",
                "VIP|US| ESPN; US: ESPN",
                "4K-DE - RTL; DE: RTL",
                "UK-P| Dave; UK: Dave",
                "PROV1|FR|TNT; FR: TNT",
                "AR-SUBS: MBC 2; AR: MBC 2",
                "EX-YU| RTS 1; EXYU: RTS 1",
                "US (FHD) | ESPN; US: ESPN",
                "U.S. | CNN; US: CNN",
                "US★ CNN; US: CNN",
                "LATAM: ESPN; LAT: ESPN",
                "MENA: MBC 2; AR: MBC 2",
                "SCAN: Viasat; NORDIC: Viasat",
                "KU: Rudaw; KURD: Rudaw",
                "BG: HBO; HBO@Bulgaria",
                // numbers of the list
                "US: 201. ESPN; US: ESPN",
                "US: 535 | ESPN; US: ESPN",
                "US: ESPN (201); US: ESPN",
                "#201 US: ESPN; US: ESPN",
                // country behind the name, codes and names
                "UK: TLC; TLC (UK)",
                "DE: TLC; Deutschland > TLC",
                "PL: TLC; POLSKA > TLC",
                "EXYU: RTS 1; EX-YU > RTS 1",
                "AR: MBC 2; ARAB > MBC 2",
                // letters
                "US: ESPNᴴᴰ; US: ESPN",
                "US: 𝗘𝗦𝗣𝗡; US: ESPN",
                "US: ᴇꜱᴘɴ; US: ESPN",
                "US: ＥＳＰＮ; US: ESPN",
                "US: ESPN 🅷🅳; US: ESPN",
                "US: ESPN ⒽⒹ; US: ESPN",
                "NTV НD; NTV HD",
                "TÃ©lÃ© Nova; Télé Nova",
                "İstanbul TV; Istanbul TV",
                "Fußball TV; Fussball TV",
                "E.T.V.; ETV",
                "Mez\u200Bzo; Mezzo",
                "Mez\u00ADzo; Mezzo",
                "Mezzo\u00A0Live; Mezzo Live",
                "Télétoon; Teletoon",
                "Đồng Nai 1; Dong Nai 1",
                "TRT TÜRK; TRT Türk",
                "Kanał Sportowy; Kanal Sportowy",
                "Россия 24; Rossiya 24",
                "ΣΚΑΪ; SKAI",
                "Horse and Country; Horse & Country",
                // quality, technique, source
                "Polsat 8K; Polsat SD",
                "Polsat 4K; Polsat 2160p",
                "Polsat FULL HD; Polsat 1080i",
                "Polsat HEVC; Polsat H.265",
                "Polsat ᴿᴬᵂ ⁶⁰ᶠᵖˢ; Polsat 50 fps",
                "Polsat HDR10; Polsat x264",
                "Polsat (Backup); Polsat BACKUP 2",
                "Polsat VIP; Polsat (Server 2)",
                "Polsat QHD; Polsat 1440p",
                "Polsat HLG; Polsat 10bit",
                "Polsat AV1; Polsat MPEG2",
                "Polsat DOLBY VISION; Polsat HDR10+",
                "Polsat DD5.1; Polsat AC3",
                "Polsat 50P; Polsat HLS",
                "Polsat (SAT); Polsat (DVB-T)",
                "Polsat ALT; Polsat MIRROR",
                "Polsat (TEST); Polsat OFFLINE",
                "Polsat (A); Polsat (B)",
                "Polsat (1); Polsat #2",
                "Polsat MULTI AUDIO; Polsat [MULTI]",
                // shifts, feeds, numbers
                "UK: Film4 +1; UK: Film4+1",
                "UK: Film4 +1; UK: Film 4 Plus 1",
                "UK: E4 +1h; UK: E4+1",
                "UK: Film4 +1HR; UK: Film4 Timeshift",
                "US: HBO (P); US: HBO Pacific",
                "US: HBO (W); US: HBO West",
                "US: HBO East; US: HBO",
                "US: HBO Pacific; US: HBO West",
                "UK: BBC One NI; UK: BBC 1 Northern Ireland",
                "US: ABC 7 (WABC) New York; US: WABC-DT",
                "UK: BBC One; UK: BBC 1",
                "IT: Rai Uno; IT: Rai 1",
                "TVR II; TVR 2",
                "beIN Sports HD1; beIN Sports 1",
                // words that say nothing
                "UK: Discovery Channel; UK: Discovery",
                "US: Hallmark Channel; US: Hallmark"
            })
    void sameChannel(String one, String other) {
        assertThat(verdict(one, other)).isEqualTo(Verdict.SAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '\0',
            value = {
                // a sign, a code or a number may be the name
                "3sat; sat",
                "7mate; mate",
                "4Music; Music",
                "24 Kitchen; Kitchen",
                "20 Minutes; Minutes",
                "6ter; ter",
                "13ème Rue; Rue",
                "70s; s",
                "Nick HD+; Nick",
                "Vevo 2K; Vevo",
                "Nova Sat; Nova",
                "US: A&E; US: E",
                "E!; !",
                "UK: TLC; DE: TLC",
                "TLC (UK); TLC (DE)",
                "LA - Lakers; LA - Clippers",
                "US Open; Open",
                "FR: TNT; US: TNT",
                "D+: Andor; Andor",
                "T-HT: Sport; HT: Sport",
                // not marks
                "wisdom; wiom",
                "Shahd; Sha",
                "HDNet; Net",
                "4K Nature; Nature",
                "UHD 1; UHD 2",
                "Aberdeen, SD; Aberdeen",
                "WWE RAW; WWE",
                "beIN Sports HD1; beIN Sports HD2",
                // letters
                "Россия 1; Россия 24",
                "Canal; Canal+",
                // shifts, feeds, numbers
                "UK: Film4; UK: Film4 +1",
                "UK: Film4 +1; UK: Film4 +2",
                "US: HBO; US: HBO West",
                "US: HBO West; US: HBO Mountain",
                "UK: BBC One London; UK: BBC One Wales",
                "FR: France 3 Alsace; FR: France 3 Bretagne",
                "US: ABC (WABC) New York; US: ABC (KABC) Los Angeles",
                "US: FOX (WTTG); US: MeTV (WTTG-DT3)",
                "TVR II; TVR III",
                "UK: Film4 -1; UK: Film4",
                "US: HBO Mountain; US: HBO Central",
                "US: HBO Alaska; US: HBO",
                "DE: WDR Köln; DE: WDR Aachen",
                "MX: Azteca 7 (XHIMT); MX: Azteca 7 (XHTVM)",
                "US: PBS 7.1; US: PBS 7.2",
                "Match (Arabic audio); Match (English audio)",
                "ESPN; ESPN 2",
                // words that say something
                "US: NFL Network; US: NBA Network",
                "US: Food Network; US: Golf Network"
            })
    void otherChannel(String one, String other) {
        assertThat(verdict(one, other)).isEqualTo(Verdict.DIFFERENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"##### SPORTS #####", "──── UK ────", "*** VIP ***", "═══ UK ENTERTAINMENT ═══", "▬▬▬ FRANCE ▬▬▬"})
    void decorationIsNoChannel(String name) {
        assertThat(verdict(name, name)).isEqualTo(Verdict.SKIP);
    }

    public static Verdict verdict(String one, String other) {
        return MergeReport.compare(name(one), group(one), name(other), group(other));
    }

    private static String name(String column) {
        return column.substring(column.indexOf(" > ") < 0 ? 0 : column.indexOf(" > ") + 3);
    }

    private static String group(String column) {
        return column.indexOf(" > ") < 0 ? "" : column.substring(0, column.indexOf(" > "));
    }
}
