package tv.tributary.guide.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tv.tributary.identity.name.EventSlot;

/// Event channels' names as providers write them; it is Monday, 30 November 2026, 17:00 in Berlin.
class EventNamesTest {
    private static final ZonedDateTime NOW = ZonedDateTime.of(2026, 11, 30, 17, 0, 0, 0, ZoneId.of("Europe/Berlin"));

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            PPV 01: UFC 300 Prelims - 13 Dec 6:00 PM ET;                UFC 300 Prelims;            2026-12-13T23:00Z
            ESPN+ 110: Arsenal vs Chelsea @ 02:45 PM ET;                Arsenal vs Chelsea;         2026-11-30T19:45Z
            NFL 05 | Bills x Dolphins | 01/12 18:00 CET;                Bills x Dolphins;           2026-12-01T17:00Z
            MLB 05 | Yankees at Red Sox (7:30pm ET / 12:30am UK);       Yankees at Red Sox;         2026-12-01T00:30Z
            DAZN PPV 2 | Fight Night (2026-11-30 20:00:00);             Fight Night;                2026-11-30T19:00Z
            EVENT 01: Derby start:2026-12-01 22:00:00 stop:2026-12-02 00:30:00; Derby;              2026-12-01T21:00Z
            UK: SKY EVENT 12: Derby v Hull | Sat 5 Dec 15:00 (UK);      Derby v Hull;               2026-12-05T15:00Z
            FR: PPV 3 | PSG - OM | 20h45;                               PSG - OM;                   2026-11-30T19:45Z
            DE: DAZN Event 7 - Bayern - BVB - Sa 05.12. 18:30 Uhr;      Bayern - BVB;               2026-12-05T17:30Z
            Event 8: Bayern - BVB, Samstag 18.30 Uhr;                   Bayern - BVB;               2026-12-05T17:30Z
            PPV 9: Clásico mañana 21:00;                                Clásico;                    2026-12-01T20:00Z
            Live Event 4: Lakers at Celtics tonight 7p ET;              Lakers at Celtics;          2026-12-01T00:00Z
            NBA 03: Lakers @ Celtics Dec 1st 8:30pm;                    Lakers @ Celtics;           2026-12-01T19:30Z
            NBA 04: Bulls vs Heat November 30, 2026 9 PM EST;           Bulls vs Heat;              2026-12-01T02:00Z
            PPV 11: Ajax - PSV | zo 6 december 14.30;                   Ajax - PSV;                 2026-12-06T13:30Z
            PPV 12: Legia - Lech, 5 grudnia 17:30;                      Legia - Lech;               2026-12-05T16:30Z
            PPV 13: Boca - River 5 de diciembre 17hs;                   Boca - River;               2026-12-05T16:00Z
            PPV 14: Galatasaray - Fenerbahçe 5 Aralık 19:00 TRT;        Galatasaray - Fenerbahçe;   2026-12-05T16:00Z
            PPV 15: Race 2026/12/06 06:00 UTC+9;                        Race;                       2026-12-05T21:00Z
            PPV 16: Match 06.12.2026 20:00 GMT;                         Match;                      2026-12-06T20:00Z
            PPV 17: Final 31.12 23:30 - 01:00;                          Final;                      2026-12-31T22:30Z
            PPV 18: Rugby 02/01 15:00;                                  Rugby;                      2027-01-02T14:00Z
            PPV 19: India vs Australia 9:30 AM IST;                     India vs Australia;         2026-12-01T04:00Z
            """)
    void anEventHasATitleAndATime(String name, String title, String start) {
        var event = EventProgrammes.read(name, EventProfile.usual(), NOW).orElseThrow();

        assertThat(event.title()).isEqualTo(title);
        assertThat(event.start().orElseThrow().toInstant().toString().replace(":00Z", "Z"))
                .isEqualTo(start);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '\0', textBlock = """
            PPV 01: 24/7 Fight Channel;      24/7 Fight Channel
            EVENT 5: Area 51;                Area 51
            PPV 02 - Version 4.30;           Version 4.30
            PPV 03: UFC 300;                 UFC 300
            PPV 04: May the best win;        May the best win
            PPV 05: Sun vs Moon;             Sun vs Moon
            PPV 06: 99:99 o'clock;           99:99 o'clock
            """)
    void numbersThatAreNoTimeStayInTheTitle(String name, String title) {
        var event = EventProgrammes.read(name, EventProfile.usual(), NOW).orElseThrow();

        assertThat(event.title()).isEqualTo(title);
        assertThat(event.start()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PPV 01",
                "PPV 01:",
                "PPV 02 |",
                "EVENT 3 -",
                "PPV 04: No Event Today",
                "PPV 05 - NO EVENT STREAMING",
                "PPV 06: TBA",
                "PPV 07: Off Air",
                "DAZN 8: Kein Event",
                "PPV 9: Aucun événement",
                "PPV 10: -----",
                "PPV 11: Sin eventos"
            })
    void aSlotThatSaysNothingIsIdle(String name) {
        assertThat(EventSlot.of(name).isIdle()).isTrue();
        assertThat(EventProgrammes.read(name, EventProfile.usual(), NOW)).isEmpty();
    }

    @Test
    void theEndIsReadToo() {
        var event = EventProgrammes.read("PPV 1: Final 5 Dec 23:30 - 01:00", EventProfile.usual(), NOW)
                .orElseThrow();

        assertThat(event.stop().orElseThrow().toInstant()).hasToString("2026-12-06T00:00:00Z");
    }

    @Test
    void withoutAnEndItLastsAsLongAsTheProfileSays() {
        var profile = new EventProfile("", "", false, 90, "", "", "");

        var event =
                EventProgrammes.read("PPV 1: Final 5 Dec 20:00", profile, NOW).orElseThrow();

        assertThat(event.stop().orElseThrow().toInstant()).hasToString("2026-12-05T20:30:00Z");
    }

    @Test
    void timesWithoutAZoneAreInTheProfilesZone() {
        var profile = new EventProfile("", "America/New_York", false, 90, "", "", "");

        var event =
                EventProgrammes.read("PPV 1: Final 5 Dec 20:00", profile, NOW).orElseThrow();

        assertThat(event.start().orElseThrow().toInstant()).hasToString("2026-12-06T01:00:00Z");
    }

    @Test
    void summerTimeCountsWhateverTheAbbreviationSays() {
        var event = EventProgrammes.read("PPV 1: Final 5 July 20:00 EST", EventProfile.usual(), NOW)
                .orElseThrow();

        assertThat(event.start().orElseThrow().toInstant()).hasToString("2026-07-06T00:00:00Z");
    }

    @Test
    void monthsFirstWhereTheProfileSaysSo() {
        var american = new EventProfile("", "ET", true, 90, "", "", "");

        var event = EventProgrammes.read("PPV 1: Final 12/05 8:00 PM", american, NOW)
                .orElseThrow();

        assertThat(event.start().orElseThrow().toInstant()).hasToString("2026-12-06T01:00:00Z");
    }

    @Test
    void anEventEarlierThisEveningIsOfYesterday() {
        var event = EventProgrammes.read("PPV 1: Final 23:00", EventProfile.usual(), NOW.minusHours(16))
                .orElseThrow();

        assertThat(event.start().orElseThrow().toInstant()).hasToString("2026-11-29T22:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "::::", "12", "99/99 99:99", "PPV 1: 31.02. 20:00", "PPV 1: 20:00 +99:99", "\uD83C"})
    void anyTextIsRead(String name) {
        assertThat(EventProgrammes.read(name, EventProfile.usual(), NOW)).isNotNull();
    }
}
