package tv.tributary.relay.hls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;
import tv.tributary.upstream.HlsSource.Kind;
import tv.tributary.upstream.HlsSource.Track;

class MasterWriterTest {
    private static final Variant HD = new Variant("x", 3_000_000, 0, 1280, 720, 50, "avc1.64001f", "snd", "");
    private static final Variant SD = new Variant("y", 1_000_000, 0, 640, 360, 25, "", "snd", "");

    @Test
    void soundInsideThePicturesIsAChoiceWithoutAListOfItsOwn() {
        var tracks = List.of(
                new Track(0, Kind.MAIN, Optional.of(HD), Optional.of(sound("Deutsch", "de", true))),
                new Track(1, Kind.AUDIO, Optional.empty(), Optional.of(sound("English", "en", false))));
        assertThat(MasterWriter.write(tracks, HlsSettings.Variants.BEST, "7/")).contains("""
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="snd",NAME="Deutsch",LANGUAGE="de",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="6"
                #EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="snd",NAME="English",LANGUAGE="en",DEFAULT=NO,CHANNELS="6",URI="7/a0.m3u8"
                """);
    }

    @Test
    void otherQualitiesAreNamedOnlyWhereThePlayerMayChoose() {
        var tracks = List.of(
                new Track(0, Kind.MAIN, Optional.of(HD), Optional.empty()),
                new Track(1, Kind.VARIANT, Optional.of(SD), Optional.empty()));
        assertThat(MasterWriter.write(tracks, HlsSettings.Variants.BEST, "7/")).isEqualTo("""
                #EXTM3U
                #EXT-X-VERSION:6
                #EXT-X-STREAM-INF:BANDWIDTH=3000000,CODECS="avc1.64001f",RESOLUTION=1280x720,FRAME-RATE=50.000
                7/v0.m3u8
                """);
        assertThat(MasterWriter.write(tracks, HlsSettings.Variants.ADAPTIVE, "7/"))
                .endsWith("""
                #EXT-X-STREAM-INF:BANDWIDTH=1000000,RESOLUTION=640x360,FRAME-RATE=25.000
                7/v1.m3u8
                """);
    }

    @Test
    void namesNeitherEndTheirTextNorAskForAVariable() {
        var tracks = List.of(
                new Track(0, Kind.MAIN, Optional.of(HD), Optional.empty()),
                new Track(1, Kind.AUDIO, Optional.empty(), Optional.of(sound("\"A\n{\"$B}", "de", false))));
        assertThat(MasterWriter.write(tracks, HlsSettings.Variants.BEST, "7/")).contains("NAME=\"A{ $B}\",");
    }

    private static Rendition sound(String name, String language, boolean preferred) {
        return new Rendition(Rendition.Type.AUDIO, "snd", name, language, "", preferred, false, "6");
    }
}
