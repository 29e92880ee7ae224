package io.github.certidice.report.source;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;

/** The publications that claims may name as a source. What is not certain of one is left out. */
public final class Library {

    private static final String TMI = "IEEE Transactions on Medical Imaging";
    private static final String SHARED_AUTHORS =
            "Berman, Maxim and Vandermeulen, Dirk and Maes, Frederik and Bisschops, Raf and Blaschko, Matthew B.";

    private static final List<Work> ALL = List.of(
            Work.of("article", "Tversky", "1977")
                    .with("author", "Tversky, Amos")
                    .with("title", "Features of Similarity")
                    .with("journal", "Psychological Review")
                    .with("volume", "84")
                    .with("number", "4")
                    .with("pages", "327-352")
                    .with("doi", "10.1037/0033-295X.84.4.327"),
            Work.of("book", "Rijsbergen", "1979")
                    .with("author", "van Rijsbergen, C. J.")
                    .with("title", "Information Retrieval")
                    .with("edition", "2nd")
                    .with("publisher", "Butterworths")
                    .with("address", "London"),
            Work.of("inproceedings", "Wang", "2023")
                    .with("author", "Wang, Zifu and Ning, Xuefei and Blaschko, Matthew B.")
                    .with("title", "Jaccard Metric Losses: Optimizing the Jaccard Index with Soft Labels")
                    .with("booktitle", "Advances in Neural Information Processing Systems (NeurIPS)")
                    .with("volume", "36"),
            Work.of("article", "Dinkelbach", "1967")
                    .with("author", "Dinkelbach, Werner")
                    .with("title", "On Nonlinear Fractional Programming")
                    .with("journal", "Management Science")
                    .with("volume", "13")
                    .with("number", "7")
                    .with("pages", "492-498")
                    .with("doi", "10.1287/mnsc.13.7.492"),
            Work.of("article", "Levandowsky", "1971")
                    .with("author", "Levandowsky, Michael and Winter, David")
                    .with("title", "Distance between Sets")
                    .with("journal", "Nature")
                    .with("volume", "234")
                    .with("pages", "34-35")
                    .with("doi", "10.1038/234034a0"),
            Work.of("article", "Neumaier", "1974")
                    .with("author", "Neumaier, Arnold")
                    .with("title", "Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen")
                    .with("journal", "Zeitschrift für Angewandte Mathematik und Mechanik")
                    .with("volume", "54")
                    .with("pages", "39-51")
                    .with("doi", "10.1002/zamm.19740540106"),
            Work.of("article", "Ogita", "2005")
                    .with("author", "Ogita, Takeshi and Rump, Siegfried M. and Oishi, Shin'ichi")
                    .with("title", "Accurate Sum and Dot Product")
                    .with("journal", "SIAM Journal on Scientific Computing")
                    .with("volume", "26")
                    .with("number", "6")
                    .with("pages", "1955-1988")
                    .with("doi", "10.1137/030601818"),
            Work.of("article", "Rump", "2012")
                    .with("author", "Rump, Siegfried M.")
                    .with("title", "Error Estimation of Floating-Point Summation and Dot Product")
                    .with("journal", "BIT Numerical Mathematics")
                    .with("volume", "52")
                    .with("pages", "201-220")
                    .with("doi", "10.1007/s10543-011-0342-4"),
            Work.of("article", "Jeannerod", "2013")
                    .with("author", "Jeannerod, Claude-Pierre and Rump, Siegfried M.")
                    .with("title", "Improved Error Bounds for Inner Products in Floating-Point Arithmetic")
                    .with("journal", "SIAM Journal on Matrix Analysis and Applications")
                    .with("volume", "34")
                    .with("pages", "338-344")
                    .with("doi", "10.1137/120894488"),
            Work.of("inproceedings", "Lipton", "2014")
                    .with("author", "Lipton, Zachary C. and Elkan, Charles and Naryanaswamy, Balakrishnan")
                    .with("title", "Optimal Thresholding of Classifiers to Maximize F1 Measure")
                    .with("booktitle", "Machine Learning and Knowledge Discovery in Databases (ECML PKDD)")
                    .with("series", "Lecture Notes in Computer Science")
                    .with("volume", "8725")
                    .with("publisher", "Springer")
                    .with("doi", "10.1007/978-3-662-44851-9_15"),
            Work.of("article", "Waegeman", "2014")
                    .with(
                            "author",
                            "Waegeman, Willem and Dembczyński, Krzysztof and Jachnik, Arkadiusz and Cheng, Weiwei and"
                                    + " Hüllermeier, Eyke")
                    .with("title", "On the Bayes-Optimality of F-Measure Maximizers")
                    .with("journal", "Journal of Machine Learning Research")
                    .with("volume", "15"),
            Work.of("inproceedings", "Gragera", "2016")
                    .with("author", "Gragera, Alonso and Suppakitpaisarn, Vorapong")
                    .with("title", "Semimetric Properties of Sørensen-Dice and Tversky Indexes")
                    .with("booktitle", "WALCOM: Algorithms and Computation")
                    .with("series", "Lecture Notes in Computer Science")
                    .with("volume", "9627")
                    .with("publisher", "Springer")
                    .with("doi", "10.1007/978-3-319-30139-6_27"),
            Work.of("inproceedings", "Milletari", "2016")
                    .with("author", "Milletari, Fausto and Navab, Nassir and Ahmadi, Seyed-Ahmad")
                    .with(
                            "title",
                            "V-Net: Fully Convolutional Neural Networks for Volumetric Medical Image Segmentation")
                    .with("booktitle", "Fourth International Conference on 3D Vision (3DV)")
                    .with("pages", "565-571")
                    .with("doi", "10.1109/3DV.2016.79")
                    .with("eprint", "1606.04797"),
            Work.of("inproceedings", "Berman", "2018")
                    .with("author", "Berman, Maxim and Rannen Triki, Amal and Blaschko, Matthew B.")
                    .with(
                            "title",
                            "The Lovász-Softmax Loss: A Tractable Surrogate for the Optimization of the"
                                    + " Intersection-Over-Union Measure in Neural Networks")
                    .with("booktitle", "IEEE Conference on Computer Vision and Pattern Recognition (CVPR)")
                    .with("pages", "4413-4421")
                    .with("eprint", "1705.08790"),
            Work.of("inproceedings", "Bertels", "2019")
                    .with("author", "Bertels, Jeroen and Eelbode, Tom and " + SHARED_AUTHORS)
                    .with(
                            "title",
                            "Optimizing the Dice Score and Jaccard Index for Medical Image Segmentation: Theory and"
                                    + " Practice")
                    .with("booktitle", "Medical Image Computing and Computer Assisted Intervention (MICCAI)")
                    .with("series", "Lecture Notes in Computer Science")
                    .with("volume", "11765")
                    .with("pages", "92-100")
                    .with("publisher", "Springer")
                    .with("doi", "10.1007/978-3-030-32245-8_11")
                    .with("eprint", "1911.01685"),
            Work.of("article", "Eelbode", "2020")
                    .with("author", "Eelbode, Tom and Bertels, Jeroen and " + SHARED_AUTHORS)
                    .with(
                            "title",
                            "Optimization for Medical Image Segmentation: Theory and Practice When Evaluating With Dice"
                                    + " Score or Jaccard Index")
                    .with("journal", TMI)
                    .with("volume", "39")
                    .with("number", "11")
                    .with("pages", "3679-3690")
                    .with("doi", "10.1109/TMI.2020.3002417")
                    .with("eprint", "2010.13499"),
            Work.of("article", "Kjos-Hanssen", "2022")
                    .mentionedAs("\\bKjos-Hanssen\\b[^;0-9]*(2111\\.02498|202[123])")
                    .with("author", "Kjos-Hanssen, Bjørn")
                    .with(
                            "title",
                            "Interpolating between the Jaccard distance and an analogue of the normalized information"
                                    + " distance")
                    .with("journal", "Journal of Logic and Computation")
                    .with("volume", "32")
                    .with("number", "8")
                    .with("pages", "1611-1623")
                    .with("doi", "10.1093/logcom/exac069")
                    .with("eprint", "2111.02498"));

    private Library() {}

    /** Those that a text names, by the place where the mention ends. */
    public static SortedMap<Integer, Work> mentionedIn(String text) {
        SortedMap<Integer, Work> mentions = new TreeMap<>();
        for (Work work : ALL) {
            Matcher mention = work.mention().matcher(text);
            if (mention.find()) {
                mentions.put(mention.end(), work);
            }
        }
        return mentions;
    }

    /** Those that some of these texts name, by key. */
    public static List<Work> citedIn(List<String> texts) {
        return texts.stream()
                .flatMap(text -> mentionedIn(text).values().stream())
                .distinct()
                .sorted(Comparator.comparing(Work::key))
                .toList();
    }
}
