package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entry;
import static tv.tributary.format.m3u.Lists.info;
import static tv.tributary.format.m3u.Lists.names;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Names and groups as they were meant.
final class M3uNamesTest {
    @Test
    void markupIsNoPartOfAName() {
        Map.ofEntries(
                        Map.entry("[COLOR red]Alpha[/COLOR] [B]HD[/B]", "Alpha HD"),
                        Map.entry("[COLOR=gold][I]Epsilon[/I][/COLOR]", "Epsilon"),
                        Map.entry("<b>Delta</b>", "Delta"),
                        Map.entry("<font color=\"#ff0000\">Delta</font> <br/>HD", "Delta HD"),
                        Map.entry("\\u0417\\u0435\\u0442\\u0430", "Зета"),
                        Map.entry("T&eacute;l&#233; &#x31; &amp; Co", "Télé 1 & Co"),
                        Map.entry("A&amp;amp;B", "A&B"),
                        Map.entry("Canal%20Uno", "Canal Uno"),
                        Map.entry("%D0%97%D0%B5%D1%82%D0%B0", "Зета"),
                        Map.entry("One[CR]Two", "One Two"),
                        Map.entry("[UPPERCASE]x[/UPPERCASE]", "x"),
                        Map.entry("\"Alpha\"", "Alpha"),
                        Map.entry(",Alpha,", "Alpha"))
                .forEach((written, meant) -> assertThat(
                                info("#EXTINF:-1," + written).name())
                        .as(written)
                        .isEqualTo(meant));
    }

    @Test
    void whatOnlyLooksLikeMarkupStays() {
        for (var name : new String[] {
            "[HD] Alpha",
            "Alpha [I]",
            "Rai 1 [B]",
            "<<< ITALY >>>",
            "A < B",
            "100% Music",
            "50%20 Off Now",
            "Rock & Roll",
            "AT&T; Sports",
            "C:\\users",
            "[b]",
            "Say \"Yes\" now",
            "R&B;"
        }) {
            assertThat(info("#EXTINF:-1," + name).name()).as(name).isEqualTo(name);
        }
    }

    @Test
    void doublyEncodedNamesAndGroupsAreMended() {
        for (var charset : new String[] {"windows-1252", "windows-1251", "windows-1250"}) {
            var meant = charset.equals("windows-1251")
                    ? "Новости дня"
                    : charset.equals("windows-1250") ? "Śląsk żółty" : "Québec Noël";
            var wrong = new String(meant.getBytes(StandardCharsets.UTF_8), Charset.forName(charset));
            var entry = entry("#EXTINF:-1 group-title=\"" + wrong + "\"," + wrong + "\nhttp://h/1\n");
            assertThat(entry.name()).as(charset).isEqualTo(meant);
            assertThat(entry.group()).as(charset).isEqualTo(meant);
        }
    }

    @Test
    void threeTimesEncodedNamesToo() {
        var name = "ICI Télé";
        for (var round = 0; round < 3; round++) {
            name = new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        }
        assertThat(DoubleEncoding.undone(name)).isEqualTo("ICI Télé");
    }

    @Test
    void wellEncodedNamesStay() {
        for (var name : new String[] {
            "Télé", "São Paulo", "Первый канал", "Її день", "Łódź", "ÉTÉ À LA UNE", "Ångström", "Ñandú", "ΕΡΤ", "日本"
        }) {
            assertThat(DoubleEncoding.undone(name)).as(name).isEqualTo(name);
        }
    }

    @Test
    void ofSeveralGroupsTheFirst() {
        assertThat(info("#EXTINF:-1 group-title=\"News;General\",A").group()).isEqualTo("News");
        assertThat(info("#EXTINF:-1 group-title=\" ;General;\",A").group()).isEqualTo("General");
        assertThat(info("#EXTINF:-1 group-title=\"[B]News[/B] &amp; Talk;X\",A").group())
                .isEqualTo("News & Talk");
        assertThat(entry("#EXTINF:-1,A\n#EXTGRP:News;General\nhttp://h/1\n").group())
                .isEqualTo("News");
    }

    @Test
    void quotesAroundAGroupLineAreTakenOff() {
        assertThat(entry("#EXTINF:-1,A\n#EXTGRP:\"News\"\nhttp://h/1\n").group())
                .isEqualTo("News");
        assertThat(entry("#EXTINF:-1,A\n#EXTGRP: 'News'\nhttp://h/1\n").group()).isEqualTo("News");
    }

    @Test
    void blanksAroundEqualsSigns() {
        var entry = info("#EXTINF:-1 tvg-id = \"y\"  group-title = \"G 2\" , Spaced Equals");
        assertThat(entry.tvgId()).isEqualTo("y");
        assertThat(entry.group()).isEqualTo("G 2");
        assertThat(entry.name()).isEqualTo("Spaced Equals");
    }

    @Test
    void aNumberBeforeADashIsTheChannelsNumber() {
        assertThat(info("#EXTINF:0,2 - France 2 (HD)").number()).isEqualTo("2");
        assertThat(info("#EXTINF:0 tvg-chno=\"7\",2 - France 2").number()).isEqualTo("7");
        assertThat(info("#EXTINF:0,20000 - Leagues").number()).isEmpty();
        assertThat(info("#EXTINF:0,2-Alpha").number()).isEmpty();
    }

    @Test
    void commasAndSemicolonsLeftOver() {
        assertThat(info("#EXTINF:-1 tvg-id=\"a\",,Alpha").name()).isEqualTo("Alpha");
        assertThat(info("#EXTINF:-1,,, Alpha,").name()).isEqualTo("Alpha");
        assertThat(info("#EXTINF:-1 tvg-id=\"a\"; group-title=\"G,\",Alpha").group())
                .isEqualTo("G");
        assertThat(info("#EXTINF:-1 tvg-id = \"a\", group-title = \"G\", Alpha, the first")
                        .name())
                .isEqualTo("Alpha, the first");
    }

    @Test
    void semicolonsInFrontAreTakenOff() {
        assertThat(names("#EXTM3U\n#EXTINF:-1;Epsilon\nhttp://h/1\n")).containsExactly("Epsilon");
    }

    @Test
    void greekThatWasEncodedTwiceIsMended() {
        var twice = new String("Ελλάδα".getBytes(StandardCharsets.UTF_8), Charset.forName("windows-1253"));
        assertThat(names("#EXTM3U\n#EXTINF:-1," + twice + "\nhttp://h/1\n")).containsExactly("Ελλάδα");
    }
}
