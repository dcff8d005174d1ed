/// What is done with a recording's file once it is over, one after the other, each as a job. The original is kept until
/// what replaces it is proven.
@org.jspecify.annotations.NullMarked
package tv.tributary.dvr.postprocess;
