package tv.tributary.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tv.tributary.format.m3u.M3uEntry;
import tv.tributary.format.m3u.M3uReader;
import tv.tributary.format.xmltv.Programme;
import tv.tributary.format.xmltv.XmltvChannel;
import tv.tributary.format.xmltv.XmltvChannel.LocalizedText;
import tv.tributary.format.xmltv.XmltvReader;
import tv.tributary.model.GuideSource;

/// Players find each channel of our playlist in our guide by their own rules, each rule alone.
class GuideClientsTest {
    private final House house = new House();

    @BeforeEach
    void fill() throws InterruptedException {
        house.provider("home", """
                #EXTM3U
                #EXTINF:-1 tvg-id="Dave.uk" tvg-chno="1" group-title="UK",UK: Dave HD
                http://192.0.2.1/live/u/p/1.ts
                #EXTINF:-1 tvg-id="Dave.uk" tvg-chno="2" group-title="UK",UK: Tom & Jerry's
                http://192.0.2.1/live/u/p/2.ts
                #EXTINF:-1 group-title="DE",DE: Das Erste HD
                http://192.0.2.1/live/u/p/3.ts
                #EXTINF:-1 tvg-id="" group-title="FR",FR: Télé-Loisirs + 1
                http://192.0.2.1/live/u/p/4.ts
                """);
        var guide = """
                <tv>
                  <channel id="Dave.uk"><display-name>Dave</display-name></channel>
                  <channel id="ard"><display-name lang="de">Das Erste</display-name></channel>
                  <programme start="%1$s" channel="Dave.uk"><title>Quiz</title></programme>
                  <programme start="%1$s" channel="ard"><title>Tagesschau</title></programme>
                </tv>
                """.formatted(LocalDate.now(ZoneOffset.UTC).toString().replace("-", "") + "120000 +0000");
        var source = house.guide.sources().add(GuideSource.Settings.of("Guide", house.file("guide", guide)));
        assertThat(house.guide.sync().sync(source.id()).await(Duration.ofSeconds(60)))
                .isTrue();
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void kodiFindsEachChannelByItsId() throws Exception {
        var guide = guide();

        for (var entry : playlist())
            assertThat(guide.stream().filter(channel -> channel.id().equals(entry.tvgId())))
                    .as(entry.name())
                    .hasSize(1);
    }

    @Test
    void kodiFindsEachChannelByItsGuideNameAlsoWithUnderscores() throws Exception {
        for (var entry : playlist())
            assertThat(ofKodi(guide(), entry)).as(entry.name()).isEqualTo(Optional.of(entry.tvgId()));
    }

    @Test
    void jellyfinFindsEachChannelByIdNumberOrName() throws Exception {
        for (var entry : playlist()) {
            assertThat(ofJellyfin(guide(), entry.tvgId(), "", "")).contains(entry.tvgId());
            assertThat(ofJellyfin(guide(), "other", entry.attributes().getOrDefault("tvg-chno", ""), ""))
                    .contains(entry.tvgId());
            assertThat(ofJellyfin(guide(), "other", "", entry.name())).contains(entry.tvgId());
        }
    }

    @Test
    void theProgrammesAreOnTheIdsOfThePlaylist() throws Exception {
        var ids = playlist().stream().map(M3uEntry::tvgId).toList();

        assertThat(read().programmes)
                .extracting(Programme::channel)
                .isNotEmpty()
                .isSubsetOf(ids);
        assertThat(read().programmes).extracting(Programme::title).containsExactlyInAnyOrder("Quiz", "Tagesschau");
    }

    /// Without an id: a display name that is the `tvg-name`, also with `_` for blanks, or the channel's name.
    private static Optional<String> ofKodi(List<XmltvChannel> guide, M3uEntry entry) {
        return guide.stream()
                .filter(channel -> channel.displayNames().stream()
                        .map(LocalizedText::text)
                        .anyMatch(name -> name.equals(entry.tvgName())
                                || name.replace(' ', '_').equals(entry.tvgName().replace(' ', '_'))
                                || name.equals(entry.name())))
                .map(XmltvChannel::id)
                .findFirst();
    }

    /// The tuner's id, else the number, else the name without blanks and hyphens, as a name of the guide's channel.
    private static Optional<String> ofJellyfin(List<XmltvChannel> guide, String id, String number, String name) {
        return guide.stream()
                .filter(channel -> channel.id().equalsIgnoreCase(id)
                        || (!number.isEmpty()
                                && channel.displayNames().stream()
                                        .anyMatch(text -> text.text().equals(number)))
                        || (!name.isEmpty()
                                && channel.displayNames().stream()
                                        .anyMatch(text -> squeezed(text.text()).equals(squeezed(name)))))
                .map(XmltvChannel::id)
                .findFirst();
    }

    private static String squeezed(String name) {
        return name.replace(" ", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private List<M3uEntry> playlist() throws Exception {
        var entries = new ArrayList<M3uEntry>();
        var list = house.send(house.household("/playlist.m3u")).body();
        M3uReader.read(new ByteArrayInputStream(list.getBytes(StandardCharsets.UTF_8)), entries::add);
        assertThat(entries).hasSize(4);
        return entries;
    }

    private List<XmltvChannel> guide() throws Exception {
        return read().channels;
    }

    private ReadGuide read() throws Exception {
        var guide = new ReadGuide(new ArrayList<>(), new ArrayList<>());
        var text = house.send(house.household("/guide.xml?days=2&past-days=1")).body();
        XmltvReader.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "", guide, () -> {});
        return guide;
    }

    private record ReadGuide(List<XmltvChannel> channels, List<Programme> programmes) implements XmltvReader.Handler {
        @Override
        public void channel(XmltvChannel channel) {
            channels.add(channel);
        }

        @Override
        public void programme(Programme programme) {
            programmes.add(programme);
        }
    }
}
