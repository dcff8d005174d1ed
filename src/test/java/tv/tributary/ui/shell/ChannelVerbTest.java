package tv.tributary.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tv.tributary.ui.shell.ChannelVerb.Meant;

class ChannelVerbTest {
    @Test
    void theVerbIsNoPartOfTheChannelsName() {
        assertThat(ChannelVerb.of("play news 24")).isEqualTo(new Meant(ChannelVerb.PLAY, "news 24"));
        assertThat(ChannelVerb.of("open news 24")).isEqualTo(new Meant(ChannelVerb.BROWSER, "news 24"));
        assertThat(ChannelVerb.of("copy hls address of news 24")).isEqualTo(new Meant(ChannelVerb.COPY_HLS, "news 24"));
    }

    @Test
    void aNameThatBeginsLikeAVerbIsAName() {
        assertThat(ChannelVerb.of("playhouse")).isEqualTo(new Meant(ChannelVerb.PLAY, "playhouse"));
    }
}
