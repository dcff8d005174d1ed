package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.LanguageInitials;
import tv.tributary.identity.text.Lexicon;
import tv.tributary.identity.text.Tokens;
import tv.tributary.identity.text.Tokens.Word;

/// The parts of a channel's name, without prefix and quality marks. All fields but [#core()] and [#words()] tell feeds
/// of one brand apart.
///
/// @param spelling as it is written, folded and joined, fillers and other names of the same kept
/// @param words brand words and numbers, number words as digits, fillers left out; never empty
/// @param countryWords the country's name as words; empty if the name has none
/// @param countryIsCode `DE` rather than `Deutschland`: a code is no part of a name
/// @param country the country or region the name ends in (`CNN Brasil`); empty if none
/// @param language ISO 639 of the feed's language; empty if the name names none
/// @param languageIsInitial `F` rather than `Français`: a mark of one country's operators
/// @param coast the feed of an American time zone, `east`, `west` …; empty if none
/// @param shift how far its time is shifted (`+1`), or empty
/// @param call the station's call sign; its key is empty if there is none
record ChannelName(
        String spelling,
        List<String> words,
        String core,
        String country,
        String countryWords,
        boolean countryIsCode,
        String language,
        boolean languageIsInitial,
        String coast,
        String shift,
        CallSign call) {

    private static final int LONGEST_HEAD = 3;

    ChannelName withCountryAsWord() {
        var joined = core + countryWords;
        var usual = Lexicon.SHIPPED.words(joined);
        return new ChannelName(
                spelling + countryWords,
                usual.isEmpty() ? words : usual,
                Lexicon.SHIPPED.name(joined),
                "",
                "",
                false,
                language,
                languageIsInitial,
                coast,
                shift,
                call);
    }

    /// Without the words for its country, where these say nothing.
    ChannelName withoutCountry() {
        return new ChannelName(spelling, words, core, "", "", false, language, languageIsInitial, coast, shift, call);
    }

    /// Whether it is for several countries, `HBO Europe`.
    boolean isForArea() {
        return country.length() > 2;
    }

    /// Its first word, its first two and so on, joined as in [#core()].
    List<String> heads() {
        var heads = new ArrayList<String>(LONGEST_HEAD);
        for (var length = 1; length <= Math.min(LONGEST_HEAD, words.size()); length++) {
            heads.add(String.join("", words.subList(0, length)));
        }
        return heads;
    }

    static ChannelName of(String title, String market) {
        return new Parse(BracketedAliases.without(title), market).name();
    }

    private static final class Parse {
        private static final Lexicon LEXICON = Lexicon.SHIPPED;
        /// What stands between a name and the language it speaks.
        private static final Set<String> IN = Set.of("in", "en", "auf", "em", "pa", "po");
        private static final int SHORTEST_WITH_TAIL = 6;
        private static final Set<String> LATIN = Set.of(
                "mx", "gt", "hn", "sv", "ni", "cr", "pa", "do", "latin", "ar", "bo", "cl", "co", "ec", "pe", "py", "uy",
                "ve");

        private final String title;
        private final String market;
        private final List<Word> words;
        private String language = "";
        private boolean languageIsInitial;
        private String country = "";
        private String countryWords = "";
        private boolean countryIsCode;
        private String coast = "";
        private String shift = "";

        private Parse(String title, String market) {
            this.title = title;
            this.market = market;
            this.words = new ArrayList<>(Tokens.of(title));
        }

        private ChannelName name() {
            var call = CallSign.of(title, market);
            takeShift();
            // In any order: `English (US)`, `East HD USA`.
            var more = true;
            while (more) more = takeCoast() || takeLanguage() || takeCountry();
            var spelling = words.stream().map(Word::text).collect(Collectors.joining());
            var kept = words.isEmpty() ? List.of(title.strip().toLowerCase(Locale.ROOT)) : kept();
            var usual = LEXICON.words(joined(kept));
            var named = usual.isEmpty() ? kept : usual;
            return new ChannelName(
                    spelling,
                    named,
                    joined(named),
                    country,
                    countryWords,
                    countryIsCode,
                    language,
                    languageIsInitial,
                    coast,
                    shift,
                    call);
        }

        /// `+1`, `+1h`, `Plus 1`, at the end: a plus that belongs to the brand has no number stuck to it.
        private void takeShift() {
            if (words.size() > 1 && words.getLast().is("timeshift")) {
                shift = "+1";
                words.removeLast();
                return;
            }
            for (var i = 1; i + 1 < words.size(); i++) {
                var number = words.get(i + 1);
                if (!number.isNumber() || number.text().length() > 2) continue;
                var plus = words.get(i).is("+") && number.glued();
                var word = words.get(i).is("plus") && number.is("1") && i + 2 == words.size();
                if (!plus && !word) continue;
                var end = i + 2;
                if (end < words.size() && isHour(words.get(end))) end++;
                if (end < words.size()
                        && !words.get(end).bracketed()
                        && words.get(end).glued()) continue;
                shift = "+" + number.text();
                words.subList(i, end).clear();
                return;
            }
        }

        private static boolean isHour(Word word) {
            return word.is("h") || word.is("hr") || word.is("hour");
        }

        private boolean takeCoast() {
            if (!(market.equals("us") || market.equals("ca") || market.isEmpty())) return false;
            var feed = words.size() > 2
                    && (words.getLast().is("feed") || words.getLast().is("coast"));
            var at = words.size() - (feed ? 2 : 1);
            if (at < 1) return false;
            var found = LEXICON.coast(words.get(at).text());
            // Sportsnet's West and Pacific are channels of their own.
            if (found.isEmpty() || words.get(0).is("sportsnet")) return false;
            // Twice is one: `Next East (East)`.
            if (!coast.isEmpty() && !found.equals(coast)) return false;
            if (words.get(at).text().length() == 1 && !isLetterFeed(at)) return false;
            coast = found;
            words.subList(at, words.size()).clear();
            return true;
        }

        /// `Showtime E`, but not `A and E`.
        private boolean isLetterFeed(int at) {
            var before = words.get(at - 1);
            return !market.isEmpty() && !words.get(at).glued() && before.text().length() > 2 && !before.is("and");
        }

        private boolean takeLanguage() {
            if (!language.isEmpty() || words.size() < 2) return false;
            var last = words.getLast();
            if (takeInitial(last)) return true;
            var found = LEXICON.language(last.text());
            if (found.isEmpty() || (last.text().length() < 3 && !last.bracketed() && !isEnglish(words.size() - 1)))
                return false;
            language = found;
            words.removeLast();
            // `CNN en Español`, `DW (in English)`: the language as well.
            if (words.size() > 1 && IN.contains(words.getLast().text())) words.removeLast();
            return true;
        }

        /// `EN` behind a name is no word of another language, as `DE` and `ES` are.
        private boolean isEnglish(int at) {
            var word = words.get(at);
            return word.is("en")
                    && !word.glued()
                    && (word.capitals() || words.get(at - 1).isNumber());
        }

        private boolean takeCountry() {
            if (!country.isEmpty() || words.size() < 2) return false;
            var last = words.getLast();
            var before = words.get(words.size() - 2);
            // A number and a country are a name: `5 USA`. So is Northern Ireland.
            if ((words.size() == 2 && before.isNumber()) || before.is("northern")) return false;
            var size = 2;
            var found = words.size() > 2 ? named(before.text() + " " + last.text()) : "";
            countryIsCode = false;
            if (found.isEmpty()) {
                size = 1;
                found = codeOf(last);
                countryIsCode = !found.isEmpty();
                if (found.isEmpty()) found = named(last.text());
            }
            if (found.isEmpty()) return false;
            country = found;
            for (var i = words.size() - size; i < words.size(); i++)
                countryWords += words.get(i).text();
            words.subList(words.size() - size, words.size()).clear();
            return true;
        }

        private static String named(String words) {
            var market = BroadcastMarkets.ofName(words);
            return market.isEmpty() ? LEXICON.area(words) : market;
        }

        /// `Eurosport 1 (F)`, and without brackets where several languages are spoken.
        private boolean takeInitial(Word last) {
            if (last.text().length() != 1 || !last.capitals()) return false;
            if (!last.bracketed() && (last.glued() || !LanguageInitials.isMixed(market) || !isBehindName(last))) {
                return false;
            }
            language = LanguageInitials.of(last.text(), market);
            languageIsInitial = !language.isEmpty();
            if (languageIsInitial) words.removeLast();
            return languageIsInitial;
        }

        /// `Euro D` and `Kanal D` are names.
        private boolean isBehindName(Word word) {
            var before = words.get(words.size() - 2);
            return words.size() > 2 || before.text().length() > (word.is("d") ? 5 : 2);
        }

        private String codeOf(Word word) {
            if (word.glued() || (!word.capitals() && !word.bracketed())) return "";
            var found = BroadcastMarkets.ofCode(word.text().toUpperCase(Locale.ROOT));
            if (found.isEmpty() || word.bracketed() || found.equals(market)) return found;
            var afterNumber = words.get(words.size() - 2).isNumber();
            var shouted = !afterNumber && words.stream().allMatch(Word::capitals);
            var plain =
                    shouted ? BroadcastMarkets.isPlainestCode(word.text()) : BroadcastMarkets.isPlainCode(word.text());
            return plain ? found : "";
        }

        private List<String> kept() {
            var plain = new ArrayList<String>();
            for (var i = 0; i < words.size(); i++) plain.add(plain(i));
            if (saysCanal()) plain.removeFirst();
            // `CCTV-1 综合`: a number's name in Chinese.
            while (plain.size() > 2
                    && isHan(plain.getLast())
                    && Folding.isDigit(plain.get(plain.size() - 2).charAt(0))) plain.removeLast();
            var replaced = replaced(plain);
            var kept = new ArrayList<String>();
            for (var word : replaced) {
                // `WorldHD`: glued to a name, the mark was not seen before.
                var mark = !kept.isEmpty() && (word.equals("hd") || word.equals("fhd") || word.equals("uhd"));
                if (!mark && !LEXICON.isFiller(word)) kept.add(withoutTail(word));
            }
            // What fillers leave must still be a name: `TV 2`, `The Channel`.
            var enough = false;
            for (var word : kept) enough |= word.length() > 1 && !Folding.isDigit(word.charAt(0));
            return enough ? kept : replaced;
        }

        /// Latin American lists write `Canal` before every name, `Canal Cinemax`; before a number it is the name.
        private boolean saysCanal() {
            return words.size() > 1
                    && words.getFirst().is("canal")
                    && LATIN.contains(market)
                    && words.get(1).text().length() > 1
                    && !words.get(1).is("de")
                    && !words.get(1).is("sur")
                    && !words.get(1).isNumber()
                    && LEXICON.number(words.get(1).text()).isEmpty();
        }

        private String plain(int at) {
            var word = words.get(at);
            if (word.is("+")) return "plus";
            if (at == 0) return word.text();
            var number = LEXICON.number(word.text());
            if (!number.isEmpty()) return number;
            var first = word.is("i") && at == words.size() - 1 && word.capitals() && !market.equals("ch");
            if (first) return "1";
            return word.isNumber() ? unpadded(word.text()) : word.text();
        }

        private static boolean isHan(String word) {
            return word.codePoints().allMatch(Character::isIdeographic);
        }

        /// `BenficaTV` in capitals is `Benfica TV`.
        private static String withoutTail(String word) {
            return word.length() >= SHORTEST_WITH_TAIL && word.endsWith("tv")
                    ? word.substring(0, word.length() - 2)
                    : word;
        }

        private static String unpadded(String number) {
            var start = 0;
            while (start < number.length() - 1 && number.charAt(start) == '0') start++;
            return number.substring(start);
        }

        private static List<String> replaced(List<String> plain) {
            var result = new ArrayList<String>(plain.size());
            for (var at = 0; at < plain.size(); ) {
                var taken = 1;
                var other = "";
                var longest = LEXICON.longest(plain.get(at));
                for (var length = Math.min(longest, plain.size() - at); length > 0; length--) {
                    var phrase = length == 1 ? plain.get(at) : String.join(" ", plain.subList(at, at + length));
                    other = LEXICON.same(phrase);
                    taken = length;
                    if (!other.isEmpty()) break;
                }
                if (other.isEmpty()) result.add(plain.get(at));
                else result.addAll(List.of(other.split(" ", -1)));
                at += taken;
            }
            return result;
        }

        /// Numbers that meet keep a sign between them.
        private static String joined(List<String> words) {
            var all = new StringBuilder();
            for (var word : words) {
                var meet = !all.isEmpty()
                        && Folding.isDigit(word.charAt(0))
                        && Folding.isDigit(all.charAt(all.length() - 1));
                if (meet) all.append('.');
                all.append(word);
            }
            return all.toString();
        }
    }
}
