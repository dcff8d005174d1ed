/// Text of channel names: clean-up, folding, transliteration, tokens, and the word and country tables. Pure and
/// thread-safe.
@org.jspecify.annotations.NullMarked
package tv.tributary.identity.text;
