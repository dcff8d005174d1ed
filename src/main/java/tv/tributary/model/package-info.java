/// Types that two or more rooms use: ids, providers, sources, channels. Records only; they validate their values and
/// copy collections.
@org.jspecify.annotations.NullMarked
package tv.tributary.model;
