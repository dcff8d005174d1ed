package tv.tributary.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlayerNameTest {
    @Test
    void playersAreNamedWithTheirVersion() {
        assertThat(PlayerName.of("VLC/3.0.20 LibVLC/3.0.20")).isEqualTo("VLC 3.0");
        assertThat(PlayerName.of("Kodi/21.1 (Linux; Android 11; BRAVIA 4K) Version/21.1"))
                .isEqualTo("Kodi 21.1");
        assertThat(PlayerName.of("TiviMate/5.1.0 (Android 12)")).isEqualTo("TiviMate 5.1");
        assertThat(PlayerName.of("curl/8.5.0")).isEqualTo("curl 8.5");
    }

    @Test
    void aLibraryIsNamedAfterItsProgram() {
        assertThat(PlayerName.of("Lavf/60.16.100")).isEqualTo("FFmpeg");
    }

    @Test
    void aBrowserIsNotCalledMozilla() {
        assertThat(PlayerName.of(
                        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0"
                                + " Safari/537.36"))
                .isEqualTo("Chrome 140.0");
    }

    @Test
    void aTelevisionWithoutAPlayersNameIsAnAndroidDevice() {
        assertThat(PlayerName.of("Dalvik/2.1.0 (Linux; U; Android 9; BRAVIA)")).isEqualTo("Android device");
    }

    @Test
    void others() {
        assertThat(PlayerName.of("MyBox/2.3.4 (arm)")).isEqualTo("MyBox 2.3");
        assertThat(PlayerName.of("Enigma2 HbbTV")).isEqualTo("Enigma2");
        assertThat(PlayerName.of("")).isEqualTo("Unknown player");
        assertThat(PlayerName.of("(((")).isEqualTo("Unknown player");
    }
}
