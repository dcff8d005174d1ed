package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entries;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Lists in other code pages than UTF-8.
final class CharsetDetectorTest {
    @ParameterizedTest
    @CsvSource({
        "windows-1251,Первый канал|Новости|Дом кино|Матч! ТВ",
        "windows-1251,РОССИЯ 1|НТВ",
        "windows-1251,НТВ",
        "windows-1251,Інтер|Новий канал|Україна",
        "windows-1251,БНТ 1|Нова телевизия",
        "windows-1251,Детские",
        "KOI8-R,Первый канал|Новости|Дом кино",
        "KOI8-R,РОССИЯ",
        "KOI8-U,Інтер|Україна",
        "IBM866,Первый канал|Новости",
        "ISO-8859-5,Первый канал|Новости",
        "windows-1250,Ogólne|Telewizja Łódź|Śląsk TV",
        "windows-1250,Česká televize|Nova Šport",
        "windows-1250,Műsor|Hírtévé|Fővárosi gyűjtő",
        "windows-1250,Slovenské|Šport|Dvojka",
        "windows-1250,Ştiri|Muzică|Viaţă",
        "windows-1250,Świat",
        "ISO-8859-2,Telewizja Łódź|Śląsk TV|Książka",
        "ISO-8859-2,Česká televize|Šlágr|Žilina",
        "windows-1252,Café €",
        "windows-1252,Québec",
        "windows-1252,Québec|Télé Québec|Première chaîne",
        "windows-1252,Chaîne Mère|Fête|Planète",
        "windows-1250,ČT sport|Óčko|Prima žena",
        "windows-1252,Télé Méditerranée|Été",
        "windows-1252,España|Niños",
        "windows-1252,München|Österreich|Spaß",
        "windows-1252,SIC Notícias|Ação|São Paulo",
        "windows-1252,Göteborg|Sjätte|På",
        "windows-1252,À la une",
        "windows-1252,Íslenska|Stöð 2|Fréttir",
        "windows-1253,Ελληνικά|ΕΡΤ Νέα|Σκάι",
        "windows-1253,ΑΛΦΑ",
        "ISO-8859-7,Ελληνικά Κανάλια|Άλφα",
        "windows-1254,Türkçe|Haber Türk|Kanal İzmir|Eğlence|Çocuk|Müzik Yayını",
        "windows-1254,TÜRKİYE|SİNEMA",
        "windows-1255,ערוץ 12|כאן 11|חדשות",
        "windows-1256,الجزيرة|العربية|قناة الأخبار",
        "windows-1256,رياضة",
        "ISO-8859-6,الجزيرة|العربية",
        "windows-1257,Lietuvos rytas|Žinios|Šiaulių",
        "windows-1257,Latvijas Televīzija|Ziņas|Rīgas",
        "x-windows-874,ช่อง 3|ไทยพีบีเอส|ข่าว",
        "GB18030,央视|中央电视台综合|卫视|湖南卫视",
        "GB18030,湖南卫视",
        "GB18030,黑莓电竞",
        "Big5,台視|中視新聞|民視",
        "Big5,公視",
        "windows-31j,日本テレビ|フジテレビ|ニュース",
        "windows-31j,東京",
        "EUC-JP,日本テレビ|フジテレビ|ニュース",
        "x-windows-949,한국방송|뉴스|스포츠",
        "x-windows-949,영화",
    })
    void namesAreReadInTheCodePageTheyWereWrittenIn(String charset, String names) {
        var wanted = List.of(names.split("\\|", -1));
        var list = new StringBuilder("#EXTM3U\r\n");
        for (var name : wanted) {
            list.append("#EXTINF:-1 group-title=\"").append(name).append("\",").append(name);
            list.append("\r\nhttp://h.example/1.ts\r\n");
        }
        var read = entries(list.toString().getBytes(Charset.forName(charset)));
        assertThat(read).extracting(M3uEntry::name).isEqualTo(wanted);
        assertThat(read).extracting(M3uEntry::group).isEqualTo(wanted);
    }

    @Test
    void aLineThatIsUtf8StaysSoInAListOfAnotherCodePage() throws IOException {
        var list = new ArrayList<Byte>();
        for (var b : "#EXTINF:-1,Новости\nhttp://h/1\n".getBytes(Charset.forName("windows-1251"))) list.add(b);
        for (var b : "#EXTINF:-1,Télé Łódź\nhttp://h/2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
            list.add(b);
        var bytes = new byte[list.size()];
        for (var i = 0; i < bytes.length; i++) bytes[i] = list.get(i);
        assertThat(entries(bytes)).extracting(M3uEntry::name).containsExactly("Новости", "Télé Łódź");
    }

    @Test
    void whatTheServerSaysDecidesWhereLettersCannot() throws IOException {
        var list = "#EXTINF:-1,ספורט\nhttp://h/1\n".getBytes(Charset.forName("windows-1255"));
        assertThat(names(list, "windows-1255")).containsExactly("ספורט");
    }

    @Test
    void whatServersSayWithoutLookingDoesNot() throws IOException {
        var list = "#EXTINF:-1,Первый канал\nhttp://h/1\n".getBytes(Charset.forName("windows-1251"));
        for (var said : List.of("utf-8", "ISO-8859-1", "us-ascii", "nonsense", "no such", "")) {
            assertThat(names(list, said)).as(said).containsExactly("Первый канал");
        }
    }

    @Test
    void whatTheListSaysOfItselfDecidesBeforeTheServer() throws IOException {
        for (var header :
                List.of("#EXTM3U charset=\"KOI8-R\"", "#EXTM3U encoding=koi8-r", "#EXTM3U\n#EXTENC: KOI8-R")) {
            var list = (header + "\n#EXTINF:-1,Шарм\nhttp://h/1\n").getBytes(Charset.forName("KOI8-R"));
            assertThat(names(list, "windows-1251")).as(header).containsExactly("Шарм");
        }
    }

    @Test
    void aListInOneCodePageIsOneProblemNotOnePerLine() {
        var list = "#EXTINF:-1,Первый\nhttp://h/1\n#EXTINF:-1,Второй\nhttp://h/2\n"
                .getBytes(Charset.forName("windows-1251"));
        assertThat(Lists.summary(list).problems())
                .containsExactly(new M3uProblem(1, M3uProblem.Kind.BAD_ENCODING, "#EXTINF:-1,Первый"));
    }

    private static List<String> names(byte[] list, String charset) throws IOException {
        var names = new ArrayList<String>();
        var origin = new ListOrigin("", "", "", charset);
        M3uReader.read(new ByteArrayInputStream(list), origin, entry -> names.add(entry.name()));
        return names;
    }
}
