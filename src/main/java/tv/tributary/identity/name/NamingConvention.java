package tv.tributary.identity.name;

import tv.tributary.identity.text.BroadcastMarkets;
import tv.tributary.text.Messages;

/// One naming convention of a provider, learnt from its whole list.
///
/// @param text a mark in front of names or behind them, a group, a guide id or a folded name; empty for the whole list
/// @param market what country or region it stands for; empty for a mark that says nothing about the channel
/// @param count how many names it is seen with: those that begin with the mark, or those of the market
/// @param of among how many names whose country is plain
public record NamingConvention(Kind kind, String text, String market, int count, int of) {
    /// The observation.
    public enum Kind {
        /// Stands in front of names.
        PREFIX,
        /// Stands behind names.
        SUFFIX,
        /// A group that names no country, but nearly all of it that can be placed is of one.
        GROUP,
        /// Many groups of the list are countries' codes, so that those which are words are codes as well.
        GROUP_CODES,
        /// The same of the whole list.
        LIST,
        /// A guide id that ends in a country, `bbcone.uk`; of one name, never stored.
        GUIDE_ID,
        /// A guide id without its country, where the list has it with several: each country has a channel of its own.
        GUIDE_COUNTRIES,
        /// A name that the list has with the codes of several countries behind it: each is a channel of its own.
        NAME_COUNTRIES
    }

    /// One sentence: `“UK:” stands before 812 of this provider's names: country United Kingdom.`
    public String words() {
        return switch (kind) {
            case PREFIX ->
                market.isEmpty()
                        ? Messages.of("habit.mark", text, count)
                        : Messages.of("habit.prefix", text, count, BroadcastMarkets.words(market));
            case SUFFIX ->
                market.isEmpty()
                        ? Messages.of("habit.mark-behind", text, count)
                        : Messages.of("habit.suffix", text, count, BroadcastMarkets.words(market));
            case GROUP -> Messages.of("habit.group", text, count, of, BroadcastMarkets.words(market));
            case GROUP_CODES -> Messages.of("habit.group-codes", count);
            case LIST -> Messages.of("habit.list", count, of, BroadcastMarkets.words(market));
            case GUIDE_ID -> Messages.of("habit.guide-id", text, BroadcastMarkets.words(market));
            case GUIDE_COUNTRIES -> Messages.of("habit.guide-countries", text, count);
            case NAME_COUNTRIES -> Messages.of("habit.name-countries", text, count);
        };
    }
}
