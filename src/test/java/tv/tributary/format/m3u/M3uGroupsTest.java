package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.entries;
import static tv.tributary.format.m3u.Lists.entry;

import java.util.List;
import org.junit.jupiter.api.Test;

final class M3uGroupsTest {
    @Test
    void groupLineBehindTheEntry() {
        assertThat(groups("#EXTINF:-1,A\n#EXTGRP:G\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("G", "");
    }

    @Test
    void groupLineBeforeEachEntry() {
        assertThat(groups("#EXTGRP:G\n#EXTINF:-1,A\nhttp://h/1\n#EXTGRP:H\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("G", "H");
    }

    @Test
    void groupLineOutsideAnEntryRunsOn() {
        assertThat(groups("#EXTGRP: G \n#EXTINF:-1,A\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("G", "G");
    }

    @Test
    void groupLineInsideAnEntryLeavesTheRunningOne() {
        assertThat(groups("#EXTGRP:G\n#EXTINF:-1,A\n#EXTGRP:H\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("H", "G");
    }

    @Test
    void anEmptyGroupLineEndsTheRunningOne() {
        assertThat(groups("#EXTGRP:G\n#EXTINF:-1,A\nhttp://h/1\n#EXTGRP:\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("G", "");
    }

    @Test
    void aBareGroupLineEndsItToo() {
        assertThat(groups("#EXTGRP:G\n#EXTINF:-1,A\nhttp://h/1\n#EXTGRP\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("G", "");
    }

    @Test
    void theAttributeWinsAndEndsTheRunningOne() {
        assertThat(groups("#EXTGRP:G\n#EXTINF:-1 group-title=\"T\",A\nhttp://h/1\n#EXTINF:-1,B\nhttp://h/2\n"))
                .containsExactly("T", "");
    }

    @Test
    void anEmptyAttributeLeavesItToTheGroupLine() {
        assertThat(groups("#EXTINF:-1 group-title=\"\",A\n#EXTGRP:G\nhttp://h/1\n"))
                .containsExactly("G");
    }

    @Test
    void equalGroupsAreOneString() {
        List<M3uEntry> entries =
                entries("#EXTINF:-1 group-title=\"G\",A\nhttp://h/1\n#EXTINF:-1 group-title=\"G\",B\nhttp://h/2\n");
        assertThat(entries.get(0).group()).isSameAs(entries.get(1).group());
    }

    @Test
    void theGroupLineIsKeptAsWritten() {
        assertThat(entry("#EXTINF:-1,A\n#EXTGRP:G;H\nhttp://h/1\n").directives())
                .containsExactly("#EXTGRP:G;H");
    }

    @Test
    void escapedAmpersandsAreUndone() {
        M3uEntry entry = entry("#EXTINF:-1 group-title=\"News &amp; Talk\",A&amp;E\nhttp://h/1\n");
        assertThat(entry.group()).isEqualTo("News & Talk");
        assertThat(entry.name()).isEqualTo("A&E");
        assertThat(entry.attribute("group-title")).isEqualTo("News &amp; Talk");
    }

    private static List<String> groups(String list) {
        return entries(list).stream().map(M3uEntry::group).toList();
    }
}
