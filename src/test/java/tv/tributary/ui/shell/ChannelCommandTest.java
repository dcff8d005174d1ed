package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.ui.shell.ChannelCommand.Meant;

class ChannelCommandTest {
    @Test
    void theVerbIsNoPartOfTheChannelsName() {
        assertThat(ChannelCommand.of("play news 24")).isEqualTo(new Meant(ChannelCommand.PLAY, "news 24"));
        assertThat(ChannelCommand.of("open news 24")).isEqualTo(new Meant(ChannelCommand.BROWSER, "news 24"));
        assertThat(ChannelCommand.of("copy hls address of news 24"))
                .isEqualTo(new Meant(ChannelCommand.COPY_HLS, "news 24"));
    }

    @Test
    void aNameThatBeginsLikeAVerbIsAName() {
        assertThat(ChannelCommand.of("playhouse")).isEqualTo(new Meant(ChannelCommand.PLAY, "playhouse"));
    }
}
