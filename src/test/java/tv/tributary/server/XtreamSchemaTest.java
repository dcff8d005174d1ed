package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tv.tributary.format.json.Json;
import tv.tributary.model.GuideSource;
import tv.tributary.model.ProviderSettings;
import tv.tributary.testkit.FakePanel;
import tv.tributary.testkit.FakeProvider;

/// Each document of the API as clients read it that lose it over one field of another type. What is in it is as bad as
/// providers have it: nothing known of a film, a season 0, half a rating, a name without words, a logo that is missing.
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class XtreamSchemaTest {
    private static final DateTimeFormatter GUIDE_TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss +0000");

    private final House house = new House();
    private final FakeProvider provider = new FakeProvider("Erste HD", "⚽ Sport 5.1");
    private final FakePanel panel = new FakePanel(3, 4, 3);

    /// A document, and for each field the types of it in Jellyfin's plug-in, in IPTVnator and in Open TV; `-` where a
    /// client does not read it. `*` before a field: not all of what is listed has it.
    enum Document {
        ACCOUNT("", """
                user_info.username               text     text    -
                user_info.password               text     text    -
                user_info.message                -        text    -
                user_info.auth                   int      number  -
                user_info.status                 text     text    -
                user_info.exp_date               epoch?   text?   -
                user_info.is_trial               flag     text    -
                user_info.active_cons            int      text    -
                user_info.created_at             epoch    text    -
                user_info.max_connections        int      text    -
                user_info.allowed_output_formats texts    texts   -
                server_info.url                  text     text    -
                server_info.port                 text     text    -
                server_info.https_port           text     text    -
                server_info.server_protocol      text     text    -
                server_info.rtmp_port            text     text    -
                server_info.timezone             text     text    -
                server_info.timestamp_now        int      number  -
                server_info.time_now             date     text    -
                """),
        LIVE_CATEGORIES("get_live_categories", Document.CATEGORY),
        VOD_CATEGORIES("get_vod_categories", Document.CATEGORY),
        SERIES_CATEGORIES("get_series_categories", Document.CATEGORY),
        LIVE_STREAMS("get_live_streams", """
                [].num                  int      number  -
                [].name                 text     text    String
                [].stream_type          text     text    -
                [].stream_id            int      number  u64
                [].stream_icon          text     text    String?
                [].epg_channel_id       text     text    -
                [].added                text     text    -
                [].category_id          int      text    String
                [].custom_sid           text     text    -
                [].tv_archive           int      number  u8
                [].tv_archive_duration  int      number  -
                [].direct_source        text     text    -
                """),
        VOD_STREAMS("get_vod_streams", """
                [].num                  int      number       -
                [].name                 text     text         String
                [].stream_type          text     text         -
                [].stream_id            int      number       u64
                [].stream_icon          text     text         String?
                [].added                text     text         -
                [].category_id          int      text         String
                [].container_extension  text     text         String
                [].custom_sid           text     text         -
                [].direct_source        text     text         -
                [].rating               -        number|text  -
                [].rating_5based        -        number       -
                """),
        SERIES("get_series", """
                [].num               int      number  -
                [].name              text     text    String
                [].series_id         int      number  u64
                [].cover             text     text    String?
                [].plot              text     text    -
                [].cast              text     text    -
                [].director          text     text    -
                [].genre             text     text    -
                [].releaseDate       -        text    -
                [].last_modified     epoch    text    -
                [].rating            decimal  text    -
                [].rating_5based     decimal  number  -
                [].backdrop_path     texts    texts   -
                [].youtube_trailer   text     text    -
                [].episode_run_time  int      text    -
                [].category_id       int      text    String
                """),
        VOD_INFO("get_vod_info&vod_id=%d", """
                info.name                         -        text         -
                info.o_name                       -        text         -
                info.tmdb_id                      int?     number|text  -
                info.cover_big                    -        text         -
                info.movie_image                  text     text         -
                info.releasedate                  date?    text         -
                info.episode_run_time             -        number       -
                info.youtube_trailer              -        text         -
                info.director                     text     text         -
                info.actors                       -        text         -
                info.cast                         -        text         -
                info.description                  -        text         -
                info.plot                         text     text         -
                info.age                          -        text         -
                info.country                      -        text         -
                info.genre                        text     text         -
                info.backdrop_path                -        texts        -
                info.duration_secs                int?     number       -
                info.duration                     -        text         -
                info.bitrate                      int      number       -
                info.rating                       decimal? number|text  -
                *info.video.width                 int      -            -
                *info.video.height                int      -            -
                *info.video.codec_name            text     -            -
                *info.audio.codec_name            text     -            -
                *info.audio.channels              int      -            -
                movie_data.stream_id              -        number       -
                movie_data.name                   -        text         -
                movie_data.added                  -        text         -
                movie_data.category_id            -        text         -
                movie_data.container_extension    -        text         -
                movie_data.custom_sid             -        text         -
                movie_data.direct_source          -        text         -
                """),
        SERIES_INFO("get_series_info&series_id=%d", """
                *seasons[].air_date                  date     text?   -
                seasons[].episode_count              int      number  -
                seasons[].id                         int      number  -
                seasons[].name                       text     text    -
                seasons[].overview                   text     text    -
                seasons[].season_number              int      number  -
                seasons[].cover                      text     text    -
                seasons[].cover_big                  text     text    -
                info.name                            text     text    -
                info.cover                           text     text    -
                info.plot                            text     text    -
                info.cast                            text     text    -
                info.director                        text     text    -
                info.genre                           text     text    -
                info.releaseDate                     -        text    -
                info.last_modified                   epoch    text    -
                info.rating                          decimal  text    -
                info.rating_5based                   decimal  number  -
                info.backdrop_path                   texts    texts   -
                info.youtube_trailer                 text     text    -
                info.episode_run_time                int      text    -
                info.category_id                     int      text    -
                episodes{}[].id                      int      text    String
                episodes{}[].episode_num             int      number  u64
                episodes{}[].title                   text     text    String
                episodes{}[].container_extension     text     text    String
                episodes{}[].custom_sid              text     text    -
                episodes{}[].added                   epoch?   text    -
                episodes{}[].season                  int      number  u64
                episodes{}[].direct_source           text     text    -
                episodes{}[].info.movie_image        text     text    String?
                episodes{}[].info.plot               text     text    -
                *episodes{}[].info.releasedate       date     text?   -
                episodes{}[].info.rating             rounded  number  -
                episodes{}[].info.duration_secs      int      number  -
                episodes{}[].info.duration           -        text    -
                episodes{}[].info.bitrate            int      number  -
                """),
        SHORT_EPG("get_short_epg&stream_id=%d", Document.LISTINGS),
        DATA_TABLE("get_simple_data_table&stream_id=%d", Document.LISTINGS);

        private static final String CATEGORY = """
                [].category_id    int   text    String
                [].category_name  text  text    String
                [].parent_id      int   number  -
                """;
        private static final String LISTINGS = """
                epg_listings[].id               int     text    -
                epg_listings[].epg_id           int     text    -
                epg_listings[].title            base64  text    base64
                epg_listings[].lang             text    text    -
                epg_listings[].start            -       text    String
                epg_listings[].end              -       text    String
                epg_listings[].description      base64  text    base64
                epg_listings[].channel_id       text    text    -
                epg_listings[].start_timestamp  epoch   text    epoch
                epg_listings[].stop_timestamp   epoch   text    epoch
                epg_listings[].now_playing      bool    number  u8
                epg_listings[].has_archive      bool    number  u8
                """;

        private final String action;
        private final String fields;

        Document(String action, String fields) {
            this.action = action;
            this.fields = fields;
        }

        /// What clients' types say of it.
        List<String> faults(Object document) {
            var faults = new ArrayList<String>();
            for (var line : fields.lines().toList()) {
                var columns = List.of(line.strip().split(" +", -1));
                boolean isRare = columns.getFirst().startsWith("*");
                var path = columns.getFirst().substring(isRare ? 1 : 0);
                int checked = 0;
                int column = 0;
                for (var client : StrictClient.values()) {
                    var type = columns.get(++column);
                    if (type.equals("-")) continue;
                    var reading = client.read(document, path, type);
                    checked += reading.checked();
                    faults.addAll(reading.faults());
                }
                if (checked == 0 && !isRare) faults.add("nothing was sent of " + path);
            }
            return faults;
        }
    }

    @BeforeAll
    void aHouseFullOfHolesAndOddities() throws Exception {
        panel.answer("get_live_streams", 200, """
                [{"stream_id":1,"name":"","category_id":null,"stream_icon":null,"tv_archive":"1","tv_archive_duration":"3"},
                 {"stream_id":2,"name":"Kultur 5.1 \\ud83c\\udfad","category_id":"1","tv_archive":0,"num":5.1},
                 {"stream_id":3,"name":"Radio Eins","stream_type":"radio_streams","category_id":"2","epg_channel_id":""}]""");
        panel.answer("get_vod_streams", 200, """
                [{"stream_id":1,"name":"","category_id":null,"container_extension":null,"rating":null},
                 {"stream_id":2,"name":"Amélie 🎬 (2001)","category_id":"1","container_extension":"mkv","rating":"7.5/10","added":"x"},
                 {"stream_id":3,"name":"Nothing known","category_id":"9999","rating":"N/A","stream_icon":false}]""");
        panel.answer("get_series", 200, """
                [{"series_id":1,"name":"Specials only","category_id":"1","rating":"","plot":null,"last_modified":null},
                 {"series_id":2,"name":"Half rated","category_id":null,"rating":7.5,"cover":null,"backdrop_path":"x"},
                 {"series_id":3,"name":"Empty","category_id":"2"}]""");
        panel.answer("get_series_info", 200, """
                {"seasons":null,"info":{"plot":null,"rating":"8.4"},"episodes":{
                 "0":[{"id":"70","episode_num":1,"title":null,"container_extension":null,"info":[]}],
                 "1":[{"id":"71","episode_num":"1","title":"Pilot","info":{"rating":7.5,"air_date":"2010-01-03","duration":"00:25:00"}},
                      {"id":"72","episode_num":2,"title":"","info":{"releasedate":"0000-00-00","rating":"0"}}]}}""");
        for (var settings :
                List.of(ProviderSettings.of("Aerial", provider.list()), ProviderSettings.of("Panel", panel.api()))) {
            var added = house.catalog.providers().add(settings);
            assertThat(house.catalog.sync().sync(added.id()).await(Duration.ofSeconds(30)))
                    .isTrue();
        }
        assertThat(house.library.refresh().await(Duration.ofSeconds(30))).isTrue();
        var now = Instant.now().atOffset(ZoneOffset.UTC);
        var guide = """
                <tv><channel id="erste.de"><display-name>Erste HD</display-name></channel>
                <programme start="%s" stop="%s" channel="erste.de"><title>Tagesschau äöü 📺</title></programme>
                <programme start="%s" channel="erste.de"><title></title><desc>x</desc></programme></tv>
                """.formatted(
                        GUIDE_TIME.format(now.minusHours(1)),
                        GUIDE_TIME.format(now.plusHours(1)),
                        GUIDE_TIME.format(now.plusHours(1)));
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", house.file("guide", guide)));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(30)))
                .isTrue();
    }

    @AfterAll
    void close() {
        house.close();
        panel.close();
        provider.close();
    }

    private Object ask(String action) throws Exception {
        var answer = house.send(house.request("/player_api.php?username=ann&password="
                + house.tokenGate.householdToken()
                + (action.isEmpty() ? "" : "&action=" + action)));
        assertThat(answer.statusCode()).isEqualTo(200);
        return Json.read(answer.body(), Object.class);
    }

    private List<Object> ids(String action, String name) throws Exception {
        return ((List<?>) ask(action))
                .stream()
                        .map(item -> Optional.<Object>ofNullable(((Map<?, ?>) item).get(name))
                                .orElseThrow())
                        .toList();
    }

    /// The document once, or for each of what the lists name.
    private List<Object> documents(Document wanted) throws Exception {
        var ids = switch (wanted) {
            case VOD_INFO -> ids("get_vod_streams", "stream_id");
            case SERIES_INFO -> ids("get_series", "series_id");
            case SHORT_EPG, DATA_TABLE -> ids("get_live_streams", "stream_id").subList(0, 1);
            default -> List.<Object>of(0);
        };
        var documents = new ArrayList<Object>();
        for (var id : ids) documents.add(ask(wanted.action.formatted(id)));
        return documents;
    }

    @ParameterizedTest
    @EnumSource
    void everyFieldIsOfATypeThatStrictClientsTake(Document wanted) throws Exception {
        var documents = documents(wanted);

        assertThat(documents).isNotEmpty();
        assertThat(documents.stream().flatMap(document -> wanted.faults(document).stream()))
                .isEmpty();
    }

    @Test
    void whatIsNotThereIsOfTheSameShape() throws Exception {
        assertThat(ask("get_vod_info&vod_id=999999")).isEqualTo(Map.of("info", Map.of(), "movie_data", Map.of()));
        assertThat(ask("get_series_info&series_id=999999"))
                .isEqualTo(Map.of("seasons", List.of(), "info", Map.of(), "episodes", Map.of()));
        assertThat(ask("get_short_epg&stream_id=999999")).isEqualTo(Map.of("epg_listings", List.of()));
        assertThat(ask("get_simple_data_table&stream_id=999999")).isEqualTo(Map.of("epg_listings", List.of()));
        for (var list :
                Stream.of("get_live_streams", "get_vod_streams", "get_series").toList()) {
            assertThat(ask(list + "&category_id=1234567")).as(list).isEqualTo(List.of());
        }
    }
}
