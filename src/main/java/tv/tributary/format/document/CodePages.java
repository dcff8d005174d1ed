package tv.tributary.format.document;

import java.nio.charset.Charset;
import java.util.List;

/// The code pages that lists are met in, and what their languages look like.
final class CodePages {
    /// @param charset what the bytes may be
    /// @param languages the letters of each language beyond ASCII, in lower case, the most common first
    /// @param doubt 0 for one that is met often, less for the others
    record Page(Charset charset, List<String> languages, double doubt) {}

    private static final List<String> WESTERN =
            List.of("éèàêçôîûâùëïœ", "äöüß", "ñíóáéúü", "ãçáéíõóâêúôà", "èàéùìò", "äöå", "øåæéö", "ëéï", "áéíóúýðþæö");
    private static final List<String> CENTRAL =
            List.of("łąęóżśćńź", "íáéěřýčšžůúňóťď", "áíéčšýžťúňôľäóŕĺď", "éáőöóüíűú", "čšžćđ", "ăîâşţ", "äöüß");
    private static final List<String> TURKISH = List.of("ıüşçöğiâîû");
    private static final List<String> BALTIC = List.of("ėšųžūįąčę", "āīēšņūļžģķčō", "äõöüšž");
    private static final List<String> CYRILLIC = List.of(
            "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё",
            "оаинвіетрслкдмупзябгьчйхцжюїєшфщґ",
            "аиоентрсвлдкпмзяъгбучцйжшщхюфь",
            "аиоенстрјдкмувлпгзбчшцхжњћљђфџ",
            "аоиентсрвдкјлпмугзбчцшхжѓќњљџѕ",
            "аіенорытслкдмўупзябгьчйцжэхшюёф");
    private static final List<String> GREEK = List.of("αοιτενσρπκηλςμίυάόγέδήχωύθώφβξζψϊϋΐΰ");
    private static final List<String> HEBREW = List.of("יוהלאתרמבשנעדחקםכפטגזסצןךףץ");
    private static final List<String> ARABIC =
            List.of("اليمنورتبةعدسفهكقحجشصطخأىإئءآذزضثغظؤ", "ایرندمهوتبسشکزلگخفقپحعجچطصآغضئژذثظ");
    private static final List<String> THAI = List.of("านรกอเ่ง้มยลวดทสตะีัปบคหแิจพชข์ใไโูุืผธถซ็ณฟศภำษญฐึ๊๋ฉฮฝ");

    /// Languages of Latin letters, in which few letters are not ASCII.
    static final List<Page> LATIN = List.of(
            page("windows-1252", WESTERN),
            page("windows-1250", CENTRAL),
            page("ISO-8859-2", CENTRAL),
            page("windows-1254", TURKISH),
            page("windows-1257", BALTIC));

    /// Languages with letters of their own, one byte each.
    static final List<Page> SCRIPTS = List.of(
            page("windows-1251", CYRILLIC, 0),
            page("KOI8-U", CYRILLIC, -0.4),
            page("ISO-8859-5", CYRILLIC, -0.5),
            page("IBM866", CYRILLIC, -0.5),
            page("windows-1253", GREEK, -0.2),
            page("ISO-8859-7", GREEK, -0.3),
            page("windows-1255", HEBREW, -0.2),
            page("windows-1256", ARABIC, -0.2),
            page("ISO-8859-6", ARABIC, -0.4),
            page("x-windows-874", THAI, -0.8));

    /// Languages with two bytes to a character, and the characters that channel names use most.
    static final List<Page> IDEOGRAPHS = List.of(
            page(
                    "GB18030",
                    List.of("中央电视台综合湖南卫浙江苏东方北京广深圳山河安徽辽宁黑龙吉林天津重庆四川云贵州西陕甘肃青海新疆内蒙古藏旅游福建"
                            + "厦门频道闻体育影剧场少儿动画音乐戏曲科教农业军事财经法治生活都市公共院高清直播艺娱国际世界风足球夫网上纪实人文第一二三"
                            + "五六七八九十大家庭购物女性时尚美食健康老年校园课堂童卡通英语外凤凰资讯香港澳翡翠明珠亚洲无线互超级精品典怀旧热地数字测"
                            + "试备用路标准普话粤的是在有了不我他这个们来到要就出会可也你对能而子那得着下自之过发后作里行所然种成多么去学如同现当没"
                            + "面起看定分还进好小部其些主样理心本前开")),
            page(
                    "Big5",
                    List.of("中華電視台新聞民公三立東森緯來衛香港無線翡翠明珠亞洲鳳凰資訊體育影戲劇綜合娛樂兒童動畫音日本國際頻道高清購物旅遊生活"
                            + "財經客家原住宗教大愛人間一二四五六七八九十的是不我有在他這個們到時要就出會可也你對能子那得著下自之年過發後作裡用行所"
                            + "然種事成方多麼去法學如都同現當沒面起看定天分還進好小部其些主樣理心")),
            page(
                    "windows-31j",
                    List.of("日本放送協会総合教育衛星第一二三四五六七八九十東京大阪名古屋朝毎読売関西中部北海道州福岡広島仙台新聞局地方番組映画音楽料"
                            + "理国際経済天気時代劇専門野球競馬旅行生活子供外人無有高質")),
            page(
                    "EUC-JP",
                    List.of("日本放送協会総合教育衛星第一二三四五六七八九十東京大阪名古屋朝毎読売関西中部北海道州福岡広島仙台新聞局地方番組映画音楽料"
                            + "理国際経済天気時代劇専門野球競馬旅行生活子供外人無有高質")),
            page(
                    "x-windows-949",
                    List.of("방송한국문화티비채널뉴스포츠영드라마음악어린이교육종경제연합서울부산대구인천광주전기강원충청독불가톨릭홈쇼핑디오에케엠"
                            + "씨엔시네골프낚바둑애니메션키즈투버커리내셔지그래픽히토여행요생활건의정회아랑중앙조선동매일예코미무액클식월다큐터림"
                            + "플러제최고우세계사하나방")));

    private CodePages() {}

    private static Page page(String charset, List<String> languages) {
        return page(charset, languages, 0);
    }

    private static Page page(String charset, List<String> languages, double doubt) {
        return new Page(Charset.forName(charset), languages, doubt);
    }
}
