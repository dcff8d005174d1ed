package tv.tributary.format.m3u;

import static org.assertj.core.api.Assertions.assertThat;
import static tv.tributary.format.m3u.Lists.info;
import static tv.tributary.format.m3u.Lists.summary;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// How values are quoted, and what titles are.
final class M3uAttributesTest {
    @Test
    void singleQuotes() {
        assertThat(info("#EXTINF:-1 tvg-id='a b' group-title='G',N").attributes())
                .isEqualTo(Map.of("tvg-id", "a b", "group-title", "G"));
    }

    @Test
    void curlyQuotes() {
        M3uEntry entry = info("#EXTINF:-1 tvg-id=“a b” tvg-name=‘c d’ group-title=„e“ x=”f”,N");
        assertThat(entry.attributes())
                .isEqualTo(Map.of("tvg-id", "a b", "tvg-name", "c d", "group-title", "e", "x", "f"));
        assertThat(entry.name()).isEqualTo("N");
    }

    @Test
    void noQuotes() {
        M3uEntry entry = info("#EXTINF:-1 tvg-id=abc tvg-name=\"X\" tvg-chno=5,N");
        assertThat(entry.attributes()).isEqualTo(Map.of("tvg-id", "abc", "tvg-name", "X", "tvg-chno", "5"));
        assertThat(entry.name()).isEqualTo("N");
    }

    @Test
    void emptyValues() {
        M3uEntry entry = info("#EXTINF:-1 tvg-id=\"\" tvg-name='' tvg-logo= group-title=\"G\",N");
        assertThat(entry.attributes())
                .isEqualTo(Map.of("tvg-id", "", "tvg-name", "", "tvg-logo", "", "group-title", "G"));
    }

    @Test
    void equalsSignsInsideAValue() {
        assertThat(info("#EXTINF:-1 tvg-logo=\"http://l/?a=b&c=ZGF0YQ==\" tvg-id=\"x\",N")
                        .attributes())
                .isEqualTo(Map.of("tvg-logo", "http://l/?a=b&c=ZGF0YQ==", "tvg-id", "x"));
    }

    @Test
    void commasInsideAValue() {
        M3uEntry entry = info("#EXTINF:-1 tvg-name=\"a, b, c\" group-title=\"d,e\",N, the best");
        assertThat(entry.tvgName()).isEqualTo("a, b, c");
        assertThat(entry.group()).isEqualTo("d,e");
        assertThat(entry.name()).isEqualTo("N, the best");
    }

    @Test
    void apostrophesInsideAValue() {
        M3uEntry entry = info("#EXTINF:-1 tvg-name=\"Bob's\" group-title='Kid's TV' tvg-id='x',Bob's 'n' more");
        assertThat(entry.attributes()).isEqualTo(Map.of("tvg-name", "Bob's", "group-title", "Kid's TV", "tvg-id", "x"));
        assertThat(entry.name()).isEqualTo("Bob's 'n' more");
    }

    @Test
    void doubleQuotesInsideAValue() {
        M3uEntry entry = info("#EXTINF:-1 tvg-name=\"The \"Best\" Show\" group-title=\"G\",N");
        assertThat(entry.tvgName()).isEqualTo("The \"Best\" Show");
        assertThat(entry.group()).isEqualTo("G");
    }

    @Test
    void attributeNamesInsideAValueAreText() {
        M3uEntry entry = info("#EXTINF:-1 tvg-name=\"about tvg-id=9 and\" tvg-id=\"1\",N");
        assertThat(entry.tvgId()).isEqualTo("1");
        assertThat(entry.tvgName()).isEqualTo("about tvg-id=9 and");
    }

    @Test
    void withoutClosingQuoteAValueEndsAtTheNextAttribute() {
        String line = "#EXTINF:-1 tvg-id=\"abc tvg-name=\"X\" group-title=\"G\",N";
        assertThat(info(line).attributes()).isEqualTo(Map.of("tvg-id", "abc", "tvg-name", "X", "group-title", "G"));
        assertThat(summary(line + "\nhttp://h/1").problems())
                .containsExactly(new M3uProblem(1, M3uProblem.Kind.BAD_ATTRIBUTE, "N"));
    }

    @Test
    void withoutClosingQuoteTheLastValueEndsAtTheComma() {
        M3uEntry entry = info("#EXTINF:-1 tvg-id=\"a\" group-title=\"News,CNN, the one");
        assertThat(entry.group()).isEqualTo("News");
        assertThat(entry.name()).isEqualTo("CNN, the one");
    }

    @Test
    void withoutClosingQuoteAndCommaTheLastValueRunsToTheEnd() {
        M3uEntry entry = info("#EXTINF:-1 tvg-name=\"CNN International");
        assertThat(entry.tvgName()).isEqualTo("CNN International");
        assertThat(entry.name()).isEqualTo("CNN International");
    }

    @Test
    void blanksAroundTheEqualsSign() {
        assertThat(info("#EXTINF:-1 tvg-id = \"a\" tvg-name= 'b',N").attributes())
                .isEqualTo(Map.of("tvg-id", "a", "tvg-name", "b"));
    }

    @Test
    void noBlankBetweenAttributes() {
        assertThat(info("#EXTINF:-1tvg-id=\"a\"tvg-name=\"b\"\tgroup-title=\"c\",N")
                        .attributes())
                .isEqualTo(Map.of("tvg-id", "a", "tvg-name", "b", "group-title", "c"));
    }

    @Test
    void commasBetweenAttributes() {
        M3uEntry entry = info("#EXTINF:-1,tvg-id=\"a\", tvg-name=\"b\",group-title=\"c\",N");
        assertThat(entry.attributes()).isEqualTo(Map.of("tvg-id", "a", "tvg-name", "b", "group-title", "c"));
        assertThat(entry.name()).isEqualTo("N");
    }

    @Test
    void keysInAnyCase() {
        M3uEntry entry = info("#EXTINF:-1 TVG-ID=\"a\" Group-Title=\"g\",N");
        assertThat(entry.attribute("tvg-id")).isEqualTo("a");
        assertThat(entry.attribute("Tvg-Id")).isEqualTo("a");
        assertThat(entry.tvgId()).isEqualTo("a");
        assertThat(entry.group()).isEqualTo("g");
        assertThat(entry.attribute("tvg-nothing")).isEmpty();
    }

    @Test
    void ofAKeyWrittenTwiceTheFirstCounts() {
        M3uEntry entry = info("#EXTINF:-1 tvg-id=\"a\" tvg-id=\"b\",N");
        assertThat(entry.attribute("tvg-id")).isEqualTo("a");
        assertThat(entry.attributes()).isEqualTo(Map.of("tvg-id", "a"));
        assertThat(entry.info()).contains("tvg-id=\"b\"");
    }

    @Test
    void titleWithCommasAndQuotes() {
        assertThat(info("#EXTINF:-1 tvg-id=\"a\",One, \"Two\", Three").name()).isEqualTo("One, \"Two\", Three");
        assertThat(info("#EXTINF:-1,Tom, Dick and Harry").name()).isEqualTo("Tom, Dick and Harry");
    }

    @Test
    void titleThatLooksLikeAnAttribute() {
        assertThat(info("#EXTINF:-1,E=\"mc2\", the film").name()).isEqualTo("E=\"mc2\", the film");
        assertThat(info("#EXTINF:-1,N-='z").name()).isEqualTo("N-='z");
    }

    @Test
    void titleWithoutComma() {
        assertThat(info("#EXTINF:-1 tvg-id=\"a\" CNN International").name()).isEqualTo("CNN International");
        assertThat(info("#EXTINF:-1 CNN International").name()).isEqualTo("CNN International");
        assertThat(info("#EXTINF:-1 group-title=\"News\"CNN").name()).isEqualTo("CNN");
    }

    @Test
    void attributesBehindTheTitle() {
        M3uEntry entry = info("#EXTINF:-1,CNN HD tvg-id=\"a\" group-title=\"News, World\"");
        assertThat(entry.attributes()).isEqualTo(Map.of("tvg-id", "a", "group-title", "News, World"));
        assertThat(entry.name()).isEqualTo("CNN HD");
        assertThat(info("#EXTINF:-1,CNN tvg-id=\"a\",CNN World").name()).isEqualTo("CNN World");
        assertThat(info("#EXTINF:-1,CNN tvg-id=\"a\", ").name()).isEqualTo("CNN");
    }

    @Test
    void withoutTitleOtherNamesStandIn() {
        assertThat(info("#EXTINF:-1 tvg-name=\"B\" tvc-guide-title=\"A\",").name())
                .isEqualTo("A");
        assertThat(info("#EXTINF:-1 tvg-name=\"B\", ").name()).isEqualTo("B");
        assertThat(info("#EXTINF:-1 tvg-name=\"B\",null").name()).isEqualTo("B");
        assertThat(info("#EXTINF:-1").name()).isEqualTo("7");
        assertThat(info("#EXTINF:-1,").name()).isEqualTo("7");
    }

    @Test
    void durations() {
        assertThat(info("#EXTINF:-1,N").duration()).isEqualTo(-1);
        assertThat(info("#EXTINF:0,N").duration()).isEqualTo(-1);
        assertThat(info("#EXTINF:+1,N").duration()).isEqualTo(1);
        assertThat(info("#EXTINF: 5400 ,N").duration()).isEqualTo(5400);
        assertThat(info("#EXTINF:12.5 tvg-id=\"a\",N").duration()).isEqualTo(12.5);
        assertThat(info("#EXTINF:,N").duration()).isEqualTo(-1);
        assertThat(info("#EXTINF:tvg-id=\"a\",N").duration()).isEqualTo(-1);
        assertThat(info("#EXTINF:99999999999999999999,N").duration()).isEqualTo(-1);
    }

    @Test
    void aDecimalDurationLeavesTheFirstKeyWhole() {
        assertThat(info("#EXTINF:-1.000 tvg-id=\"a\",N").attributes()).isEqualTo(Map.of("tvg-id", "a"));
        assertThat(info("#EXTINF:.5 tvg-id=\"a\",N").tvgId()).isEqualTo("a");
    }

    @Test
    void aliasesOfTheNumber() {
        for (String key :
                new String[] {"tvg-chno", "channel-number", "ch-number", "tvh-chnum", "tvg-num", "tvg_chno"}) {
            assertThat(info("#EXTINF:-1 " + key + "=\"12\",N").number()).as(key).isEqualTo("12");
        }
    }

    @Test
    void numbers() {
        assertThat(info("#EXTINF:-1 tvg-chno=\"5.1\",N").number()).isEqualTo("5.1");
        assertThat(info("#EXTINF:-1 tvg-chno=\"5-1\",N").number()).isEqualTo("5.1");
        assertThat(info("#EXTINF:-1 tvg-chno=\"007\",N").number()).isEqualTo("7");
        assertThat(info("#EXTINF:-1 tvg-chno=\"12.0\",N").number()).isEqualTo("12");
        for (String none : new String[] {"None", "0", "0.0", "", "-3", "BS101", "1.2.3", "99999999999"}) {
            assertThat(info("#EXTINF:-1 tvg-chno=\"" + none + "\",N").number())
                    .as(none)
                    .isEmpty();
        }
    }

    @Test
    void anEmptyAttributeDoesNotHideItsAlias() {
        M3uEntry entry = info("#EXTINF:-1 tvg-chno=\"\" channel-number=\"4\" tvg-logo=\"[]\" logo=\"http://l/1\",N");
        assertThat(entry.number()).isEqualTo("4");
        assertThat(entry.logo()).isEqualTo("http://l/1");
    }

    @Test
    void aliasesOfLogoGroupAndGuideId() {
        assertThat(info("#EXTINF:-1 logo=\"http://l/1\",N").logo()).isEqualTo("http://l/1");
        assertThat(info("#EXTINF:-1 tvg-group=\"G\",N").group()).isEqualTo("G");
        assertThat(info("#EXTINF:-1 group=\"G\",N").group()).isEqualTo("G");
        assertThat(info("#EXTINF:-1 tvg_id=\"i\",N").tvgId()).isEqualTo("i");
    }

    @Test
    void anEmptyArrayIsNoLogo() {
        assertThat(info("#EXTINF:-1 tvg-logo=\"[]\",N").logo()).isEmpty();
        assertThat(info("#EXTINF:-1 tvg-logo=\"null\",N").logo()).isEmpty();
    }

    @Test
    void catchUpAttributesAreKept() {
        M3uEntry entry = info("#EXTINF:-1 catchup=\"default\" catchup-source=\"?utc={utc}&lutc=${lutc}\" "
                + "catchup-days=\"7\" timeshift=\"3\" tvg-rec=\"2\" tvg-shift=\"-1.5\",N");
        assertThat(entry.attribute("catchup")).isEqualTo("default");
        assertThat(entry.attribute("catchup-source")).isEqualTo("?utc={utc}&lutc=${lutc}");
        assertThat(entry.attribute("catchup-days")).isEqualTo("7");
        assertThat(entry.attribute("timeshift")).isEqualTo("3");
        assertThat(entry.attribute("tvg-rec")).isEqualTo("2");
        assertThat(entry.attribute("tvg-shift")).isEqualTo("-1.5");
    }

    @Test
    void atMost256AttributesAreTaken() {
        StringBuilder line = new StringBuilder("#EXTINF:-1");
        for (int i = 0; i < 300; i++) {
            line.append(" a").append(i).append("=\"x\"");
        }
        assertThat(info(line + ",N").attributes()).hasSize(256);
        assertThat(info(line + ",N").name()).isEqualTo("N");
    }
}
