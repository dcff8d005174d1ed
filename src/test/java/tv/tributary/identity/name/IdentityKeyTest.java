package tv.tributary.identity.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.identity.name.ListedStream.EntryName;
import tv.tributary.model.Source.SourceKind;

class IdentityKeyTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "UK: BBC One HD; BBC One; gb; tv||bbc1",
                "US| ESPN ᶠᴴᴰ; ESPN; us; tv|us|espn",
                "[FR] TF1 FULL HD; TF1; fr; tv||tf1",
                "ES - La 1 50 fps; La 1; es; tv|es|la1",
                "🇬🇧 Dave (Backup); Dave; gb; tv||dave",
                "AR: MBC1; MBC1; arabic; tv||mbc1",
                "Canal+ Sport HEVC; Canal+ Sport; ''; tv||canalplussport",
                "VIP | UK | Sky Atlantic; Sky Atlantic; gb; tv|gb|skyatlantic",
                "Telé Nova Ⓢ; Telé Nova; ''; tv||telenova"
            })
    void prefixAndQualityAreTakenOff(String name, String title, String market, String key) {
        var channelIdentity = live(name, "");

        assertThat(channelIdentity.title()).isEqualTo(title);
        assertThat(channelIdentity.market()).isEqualTo(market);
        assertThat(channelIdentity.key()).isEqualTo(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BBC One; BBC One +1",
                "BBC One; BBC One Scotland",
                "ITV2; ITV2+1",
                "More4 +1; More4 +2",
                "Sky Sport 1; Sky Sport 2",
                "Canal; Canal+",
                "ESPN; ESPN+",
                "HDNet Movies; Movies",
                "UHD 1; UHD 2",
                "US Open; Open",
                "MTV Live HD; MTV HD",
                "UK: Gold; US: Gold",
                "NO: TV 2; DK: TV 2",
                "WWE RAW; WWE",
                "US: HBO East; US: HBO West",
                "US: Starz; US: Starz West",
                "CNN; CNN International",
                "France 24 English; France 24 Français",
                "FR: Eurosport 1; PL: Eurosport 1",
                "UK: TLC; DE: TLC",
                "24/7 Friends; Friends",
                "24/7 Friends S01; 24/7 Friends S02",
                "UK: 5USA; UK: 5STAR",
                "TV8; TV 8,5"
            })
    void differentChannelsStayApart(String one, String other) {
        assertThat(live(one, "").key()).isNotEqualTo(live(other, "").key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "BBC One; BBC 1",
                "TVR II; TVR 2",
                "Film4 +1; Film 4 Plus 1",
                "Canal+; CANAL PLUS HD",
                "BBC WorldHD; BBC World HD",
                "ＥＳＰＮ ＨＤ; ᴇꜱᴘɴ ᴜʜᴅ",
                "Rock & Roll TV; Rock and Roll TV",
                "SkyCinema Drama; Sky Cinema Drama",
                "n-tv; NTV HD",
                "Nick Jr.; Nickelodeon Junior",
                "NatGeo Wild; National Geographic Wild",
                "DW English; Deutsche Welle (English)",
                "Россия 1; Rossiya 1",
                "ΣΚΑΪ; SKAI HD",
                "أفلام ١; أفلام 1",
                "24/7 Friends; 24x7: FRIENDS",
                "Hustler TV XXX; [XXX] Hustler TV",
                "US: TNT (East); US: TNT"
            })
    void spellingsOfOneChannelMeet(String one, String other) {
        assertThat(live(one, "").key()).isEqualTo(live(other, "").key());
    }

    @Test
    void entitiesAndInvisibleLettersAreRepaired() {
        assertThat(live("Rock &amp; Roll TV", "").key())
                .isEqualTo(live("Rock & Roll TV", "").key());
        assertThat(live("Mez\u200Bzo", "").key()).isEqualTo(live("Mezzo", "").key());
    }

    @Test
    void distinctiveNameIsOneChannelInEveryCountry() {
        assertThat(live("FR: Mezzo", "").key())
                .isEqualTo(live("PL: Mezzo HD", "").key());
        assertThat(live("DE: ZDF", "").key()).isEqualTo(live("AT: ZDF HD", "").key());
    }

    @Test
    void unknownNameOfFourLettersIsSomebodysOwnAndOneOfThreeIsNot() {
        assertThat(live("UK: Qwix", "").key()).isEqualTo(live("PL: Qwix HD", "").key());
        assertThat(live("UK: QWX", "").key()).isNotEqualTo(live("PL: QWX", "").key());
    }

    @Test
    void commonWordOfFourLettersIsAnotherChannelInEveryCountry() {
        assertThat(live("UK: Home", "").key()).isNotEqualTo(live("DE: Home", "").key());
    }

    @Test
    void nationalFeedNamedInWordsIsThatCountrysFeed() {
        assertThat(live("DE: TLC", "").key()).isEqualTo(live("CZ: TLC DE", "").key());
    }

    @Test
    void feedInALanguageIsTheSameEverywhere() {
        assertThat(live("Al Jazeera English", "Poland").key())
                .isEqualTo(live("SG: Al Jazeera (English)", "").key());
        assertThat(live("FR: Euronews", "").key())
                .isEqualTo(live("Euronews French", "").key());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Star Life (F.K.A. Fox Life); Star Life",
                "Brazzers TV (ex. Private Spice); Brazzers TV",
                "BNT 4 (БНТ4); BNT 4",
                "(HD) Outdoor Channel; Outdoor Channel",
                "Seznam Televize; Seznam TV"
            })
    void whatIsOnlySaidBesideANameIsNoPartOfIt(String name, String plain) {
        assertThat(live(name, "Bulgaria").key())
                .isEqualTo(live(plain, "Bulgaria").key());
    }

    @Test
    void bracketInTheSameScriptIsAPartOfTheName() {
        assertThat(live("RTL (RTL Klub)", "").key())
                .isNotEqualTo(live("RTL", "").key());
    }

    @Test
    void renamedChannelMeetsItsNewNameInItsCountry() {
        assertThat(live("UK: BT Sport 2", "").key())
                .isEqualTo(live("UK: TNT Sports 2", "").key());
        assertThat(live("UK: U&Dave", "").key()).isEqualTo(live("UK: Dave", "").key());
        assertThat(live("AT: SKYsp1", "").key())
                .isEqualTo(live("AT: Sky Sport 1", "").key());
    }

    @Test
    void editionThatNamesItsCountryIsNotTheOneForEverybody() {
        assertThat(live("BG: Euronews Bulgaria", "").key())
                .isNotEqualTo(live("BG: Euronews", "").key());
    }

    @Test
    void editionOfARegionIsOneInItsCountriesOnly() {
        assertThat(live("Discovery Theater", "Argentina").key())
                .isEqualTo(live("Discovery Theater", "Mexico").key());
        assertThat(live("SE: Disney Channel", "").key())
                .isEqualTo(live("FI: Disney Channel", "").key());
        assertThat(live("SE: Disney Channel", "").key())
                .isNotEqualTo(live("DE: Disney Channel", "").key());
        assertThat(live("HU: Travel Channel", "").key())
                .isEqualTo(live("RO: Travel Channel", "").key())
                .isNotEqualTo(live("UK: Travel Channel", "").key());
    }

    @Test
    void marketThatARowDoesNotListGetsTheFeedOfTheOneItFollowsAndOfNoOther() {
        assertThat(live("SK: HBO 3", "").key()).isEqualTo(live("CZ: HBO 3", "").key());
        assertThat(live("DE: VOX", "").key()).isNotEqualTo(live("AT: VOX", "").key());
        assertThat(live("DE: VOX", "").key()).isEqualTo(live("FR: VOX", "").key());
    }

    @Test
    void latinAmericanListsSayCanalBeforeEveryName() {
        assertThat(live("MX: Canal HLN", "").key())
                .isEqualTo(live("MX: HLN", "").key());
        assertThat(live("MX: Canal 13", "").key())
                .isNotEqualTo(live("MX: 13", "").key());
    }

    @Test
    void groupThatIsPlainlyACountryIsTheMarket() {
        assertThat(live("One", "UK| UNITED KINGDOM").market()).isEqualTo("gb");
        assertThat(live("One", "Luxembourg | German").market()).isEqualTo("lu");
        assertThat(live("One", "Deutschland").market()).isEqualTo("de");
        assertThat(live("One", "USA LOCALS").market()).isEqualTo("us");
        assertThat(live("One", "AR | ARGENTINA").market()).isEqualTo("ar");
        assertThat(live("One", "Sports").market()).isEmpty();
        assertThat(live("One", "Royaume-Uni").market()).isEqualTo("gb");
        assertThat(live("One", "ALMANYA").market()).isEqualTo("de");
        assertThat(live("One", "Stany Zjednoczone | Sport").market()).isEqualTo("us");
    }

    @Test
    void radioIsNotTelevision() {
        var radio = ChannelIdentifier.read(new EntryName(SourceKind.RADIO, "One", "", ""));

        assertThat(radio.key()).isNotEqualTo(live("One", "").key());
        assertThat(live("NRJ", "RADIO FR").key())
                .isNotEqualTo(live("NRJ", "France").key());
    }

    @Test
    void eventSlotIsItsNumberInItsGroup() {
        var slot = live("PPV 01: Fight night @ 22:00", "PPV").key();

        assertThat(live("PPV 01 | No event", "PPV").key()).isEqualTo(slot);
        assertThat(live("PPV 02: Fight night @ 22:00", "PPV").key()).isNotEqualTo(slot);
        assertThat(live("PPV 01 | No event", "Other PPV").key()).isNotEqualTo(slot);
    }

    @Test
    void nameSaysHowGoodThePictureIs() {
        assertThat(live("One SD", "").quality()).isEqualTo(PictureQuality.SD);
        assertThat(live("One", "").quality()).isEqualTo(PictureQuality.UNKNOWN);
        assertThat(live("One FHD HEVC", "").quality()).isEqualTo(PictureQuality.FHD);
        assertThat(live("One 4K", "").quality()).isEqualTo(PictureQuality.UHD);
    }

    @ParameterizedTest
    @CsvSource({"NPO 1 BACKUP 2,NPO 1", "Zee TV (Opt-1),Zee TV", "Das Netz (Server 2),Das Netz", "Polsat VIP,Polsat"})
    void copiesOfAStreamAreTheSameChannel(String name, String title) {
        assertThat(live(name, "").title()).isEqualTo(title);
    }

    @Test
    void nameOfTwentyThousandMarksIsReadAtOnce() {
        assertThat(live("One " + "VIP (HD ".repeat(5_000), "").key()).isNotEmpty();
    }

    private static ChannelIdentity live(String name, String group) {
        return ChannelIdentifier.read(new EntryName(SourceKind.LIVE, name, group, ""));
    }

    /// Signs that are read as bars, with and without blanks, and what stands beside them.
    @ParameterizedTest
    @ValueSource(strings = {"|", "∣", "¦ |", "| | |", "│", "UK |", "| UK"})
    void aNameOfBarsHasAKeyToo(String name) {
        var key = live(name, "").key();

        assertThat(key.substring(key.lastIndexOf('|') + 1)).isNotEmpty();
    }
}
