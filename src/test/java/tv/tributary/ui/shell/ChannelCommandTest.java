package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.ui.shell.Commands.ChannelCommand.Meant;

class ChannelCommandTest {
    @Test
    void theVerbIsNoPartOfTheChannelsName() {
        assertThat(Commands.ChannelCommand.of("play news 24"))
                .isEqualTo(new Meant(Commands.ChannelCommand.PLAY, "news 24"));
        assertThat(Commands.ChannelCommand.of("open news 24"))
                .isEqualTo(new Meant(Commands.ChannelCommand.BROWSER, "news 24"));
        assertThat(Commands.ChannelCommand.of("copy hls address of news 24"))
                .isEqualTo(new Meant(Commands.ChannelCommand.COPY_HLS, "news 24"));
    }

    @Test
    void aNameThatBeginsLikeAVerbIsAName() {
        assertThat(Commands.ChannelCommand.of("playhouse"))
                .isEqualTo(new Meant(Commands.ChannelCommand.PLAY, "playhouse"));
    }
}
