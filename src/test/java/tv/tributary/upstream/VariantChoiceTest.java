package tv.tributary.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tv.tributary.format.hls.ParsedPlaylist;
import tv.tributary.format.hls.Rendition;
import tv.tributary.format.hls.Variant;

class VariantChoiceTest {
    private static final Variant SD = variant("sd", 800_000, 360, "avc1.4d401e,mp4a.40.2");
    private static final Variant HD = variant("hd", 4_000_000, 1080, "avc1.640028,mp4a.40.2");
    private static final Variant HD_LEAN = variant("lean", 2_500_000, 1080, "avc1.640028,mp4a.40.2");
    private static final Variant UHD = variant("uhd", 15_000_000, 2160, "av01.0.13M.10");
    private static final Variant RADIO = variant("radio", 64_000, 0, "mp4a.40.2");

    @Test
    void theHighestThatPlayersUnderstandComesFirst() {
        assertThat(VariantChoice.best().ranked(List.of(SD, UHD, HD_LEAN, HD, RADIO)))
                .containsExactly(HD, HD_LEAN, SD, RADIO, UHD);
    }

    @Test
    void limitsHold() {
        assertThat(new VariantChoice(720, 0).ranked(List.of(SD, HD))).containsExactly(SD, HD);
        assertThat(new VariantChoice(0, 3_000_000).ranked(List.of(SD, HD, HD_LEAN)))
                .containsExactly(HD_LEAN, SD, HD);
    }

    @Test
    void whereNothingIsWithinThemTheLeastComesFirst() {
        assertThat(new VariantChoice(240, 0).ranked(List.of(HD, SD, RADIO))).startsWith(RADIO);
        assertThat(new VariantChoice(0, 1000).ranked(List.of(HD, SD))).containsExactly(SD, HD);
    }

    @Test
    void thePreferredSoundOfTheGroupComesFirst() {
        var master = new ParsedPlaylist.Master(
                List.of(HD),
                List.of(sound("a", "en", "http://h/en", false), sound("a", "de", "http://h/de", true)),
                false,
                Map.of(),
                List.of());
        var grouped = new Variant("u", 1, 1, 1, 1, 25, "", "a", "");
        assertThat(VariantChoice.sounds(grouped, master))
                .extracting(Rendition::language)
                .containsExactly("de", "en");
        assertThat(VariantChoice.sounds(HD, master)).isEmpty();
    }

    @Test
    void soundInsideThePicturesIsNoneOfItsOwn() {
        var master =
                new ParsedPlaylist.Master(List.of(HD), List.of(sound("a", "en", "", true)), false, Map.of(), List.of());
        assertThat(VariantChoice.sounds(new Variant("u", 1, 1, 1, 1, 25, "", "a", ""), master))
                .isEmpty();
    }

    private static Variant variant(String name, long bandwidth, int height, String codecs) {
        return new Variant("http://h/" + name, bandwidth, 0, height * 16 / 9, height, 25, codecs, "", "");
    }

    private static Rendition sound(String group, String language, String url, boolean preferred) {
        return new Rendition(Rendition.Type.AUDIO, group, language, language, url, preferred, true, "");
    }
}
