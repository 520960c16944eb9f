import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceTokenizer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.Version;

/**
 * Lucene's side of ./bench search: MMapDirectory, one segment, no query cache. Reads the tokens that the other engines index, analyses them by white
 * space, and counts facets over the whole match set from doc values. Takes commands by line on standard input; every time is taken here.
 */
public final class LuceneEngine {
    private static final String[] FACETS = {"kind", "category", "province", "level", "year", "state"};
    private static final int TAKE = 20;
    private static final int GAP = 8;

    private final Path folder;
    private final List<String> lines;
    private final Map<String, String> folds = new HashMap<>();
    private final List<Question> questions = new ArrayList<>();
    private IndexWriter writer;
    private DirectoryReader reader;
    private IndexSearcher searcher;

    private LuceneEngine(Path folder) throws IOException {
        this.folder = folder;
        lines = Files.readAllLines(folder.resolve("documents.tsv"));
        for (String line : Files.readAllLines(folder.resolve("folds.tsv"))) {
            String[] pair = line.split("\t");
            folds.put(pair[0], pair[1]);
        }
        for (String line : Files.readAllLines(folder.resolve("queries.tsv"))) questions.add(Question.parse(line));
    }

    public static void main(String[] args) throws Exception {
        IndexSearcher.setDefaultQueryCache(null);
        LuceneEngine engine = new LuceneEngine(Path.of(args[0]));
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        out.println(Version.LATEST);
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "build": out.println(engine.build()); break;
                case "answers": for (Question question : engine.questions) out.println(engine.answer(question)); break;
                case "round": out.println(engine.round()); break;
                case "throughput": out.println(engine.throughput(Integer.parseInt(words[1]), Long.parseLong(words[2]))); break;
                case "edit": out.println(engine.edit(words[1], words[2])); break;
                default: throw new IllegalArgumentException(line);
            }
        }
        engine.writer.close();
    }

    private String build() throws IOException {
        Path path = folder.resolve("lucene");
        Directory directory = new MMapDirectory(path);
        for (String file : directory.listAll()) directory.deleteFile(file);
        long started = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(new Tokens()).setOpenMode(IndexWriterConfig.OpenMode.CREATE).setRAMBufferSizeMB(256);
        writer = new IndexWriter(directory, config);
        for (int i = 0; i < lines.size(); i++) writer.addDocument(document(i, lines.get(i)));
        writer.forceMerge(1);
        writer.commit();
        open(DirectoryReader.open(writer));
        double seconds = (System.nanoTime() - started) / 1e9;
        long bytes = 0;
        for (String file : directory.listAll()) bytes += directory.fileLength(file);
        return seconds + " " + bytes;
    }

    private void open(DirectoryReader opened) {
        reader = opened;
        searcher = new IndexSearcher(opened);
    }

    private Document document(int id, String line) {
        String[] columns = line.split("\t");
        Document document = new Document();
        document.add(new StringField("id", Integer.toString(id), Field.Store.NO));
        document.add(new NumericDocValuesField("id", id));
        for (int i = 0; i < FACETS.length; i++) {
            if (!columns[i].isEmpty()) document.add(new SortedDocValuesField(FACETS[i], new BytesRef(columns[i])));
        }
        for (int i = FACETS.length; i < columns.length; i++) {
            document.add(new TextField("t", columns[i], Field.Store.NO));
            document.add(new TextField("f", folded(columns[i]), Field.Store.NO));
        }
        return document;
    }

    private String folded(String passage) {
        StringBuilder text = new StringBuilder(passage.length());
        for (String term : passage.split(" ")) text.append(folds.getOrDefault(term, term)).append(' ');
        return text.toString();
    }

    private String round() throws IOException {
        StringBuilder times = new StringBuilder();
        for (Question question : questions) {
            long started = System.nanoTime();
            search(searcher, question);
            times.append(times.length() == 0 ? "" : " ").append((System.nanoTime() - started) / 1e6);
        }
        return times.toString();
    }

    private double throughput(int threads, long milliseconds) throws Exception {
        long started = System.nanoTime();
        long end = started + milliseconds * 1_000_000;
        int[] done = new int[threads];
        Thread[] running = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int number = t;
            running[t] = new Thread(() -> {
                try {
                    for (int q = number * questions.size() / threads; System.nanoTime() < end; q = (q + 1) % questions.size()) {
                        search(searcher, questions.get(q));
                        done[number]++;
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            running[t].start();
        }
        for (Thread thread : running) thread.join();
        return Arrays.stream(done).sum() / ((System.nanoTime() - started) / 1e9);
    }

    /** "place term, a tab, the record's line": replaces the record, reopens the reader near real time, and finds the term. */
    private double edit(String place, String rest) throws IOException {
        int tab = rest.indexOf('\t');
        String term = rest.substring(0, tab);
        long started = System.nanoTime();
        writer.updateDocument(new Term("id", place), document(Integer.parseInt(place), rest.substring(tab + 1)));
        DirectoryReader changed = DirectoryReader.openIfChanged(reader, writer);
        DirectoryReader old = reader;
        open(changed);
        if (searcher.count(new TermQuery(new Term("t", term))) != 1) throw new IllegalStateException("The edit " + term + " is not found.");
        double time = (System.nanoTime() - started) / 1e6;
        old.close();
        return time;
    }

    private String answer(Question question) throws IOException {
        Result result = search(searcher, question);
        StringBuilder text = new StringBuilder().append(result.total);
        for (int i = 0; i < FACETS.length; i++) {
            List<Count> counts = new ArrayList<>(result.counts.get(i));
            counts.sort(Comparator.comparing(count -> count.value));
            text.append('|').append(FACETS[i]).append(':');
            for (int c = 0; c < counts.size(); c++) text.append(c == 0 ? "" : ",").append(counts.get(c).value).append('=').append(counts.get(c).count);
        }
        return text.toString();
    }

    private static Result search(IndexSearcher searcher, Question question) throws IOException {
        Gather gather = new Gather(question.filters, searcher.getIndexReader().maxDoc());
        searcher.search(question.query, gather);
        return gather.result(searcher);
    }

    private static final class Tokens extends Analyzer {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new WhitespaceTokenizer());
        }

        @Override
        public int getPositionIncrementGap(String field) {
            return GAP;
        }
    }

    private static final class Question {
        final Query query;
        final Map<String, List<String>> filters = new HashMap<>();

        private Question(Query query) { this.query = query; }

        static Question parse(String line) {
            String[] parts = line.split("\t", -1);
            List<Query> conditions = new ArrayList<>();
            for (String condition : parts[0].isEmpty() ? new String[0] : parts[0].split("\\|")) {
                String[] terms = condition.substring(2).split(" ");
                char form = condition.charAt(0);
                if (form == 'p') conditions.add(new PrefixQuery(new Term("f", terms[0])));
                else if (terms.length == 1) conditions.add(new TermQuery(new Term(String.valueOf(form), terms[0])));
                else conditions.add(new PhraseQuery(String.valueOf(form), terms));
            }
            BooleanQuery.Builder all = new BooleanQuery.Builder();
            for (Query condition : conditions) all.add(condition, BooleanClause.Occur.MUST);
            Question question = new Question(conditions.isEmpty() ? new MatchAllDocsQuery() : conditions.size() == 1 ? conditions.get(0) : all.build());
            for (String filter : parts[1].isEmpty() ? new String[0] : parts[1].split("\\|")) {
                int equals = filter.indexOf('=');
                question.filters.put(filter.substring(0, equals), Arrays.asList(filter.substring(equals + 1).split(",")));
            }
            return question;
        }
    }

    private static final class Count {
        final String value;
        final int count;

        Count(String value, int count) {
            this.value = value;
            this.count = count;
        }
    }

    private static final class Result {
        int total;
        int[] top;
        final List<List<Count>> counts = new ArrayList<>();
    }

    /** Gathers hits and, for each chosen facet, what misses only that choice; counts column by column afterwards. */
    private static final class Gather implements Collector {
        private static final ThreadLocal<int[][]> BUFFERS = new ThreadLocal<>();

        private final Map<String, List<String>> filters;
        private final TopScoreDocCollector top = TopScoreDocCollector.create(TAKE, Integer.MAX_VALUE);
        private final List<Map<String, Integer>> totals = new ArrayList<>();
        private final int[][] docs;
        private final int[] sizes = new int[FACETS.length + 1];
        private LeafReaderContext leaf;
        private int total;

        Gather(Map<String, List<String>> filters, int maxDoc) {
            this.filters = filters;
            for (int i = 0; i < FACETS.length; i++) totals.add(new HashMap<>());
            int[][] buffers = BUFFERS.get();
            if (buffers == null || buffers[0].length < maxDoc) BUFFERS.set(buffers = new int[FACETS.length + 1][maxDoc]);
            docs = buffers;
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE;
        }

        @Override
        public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
            count();
            leaf = context;
            LeafCollector inner = top.getLeafCollector(context);
            return filters.isEmpty() ? new All(inner) : new Filtered(inner, context);
        }

        Result result(IndexSearcher searcher) throws IOException {
            count();
            Result result = new Result();
            result.total = total;
            result.top = Arrays.stream(top.topDocs().scoreDocs).mapToInt(hit -> hit.doc).toArray();
            for (Map<String, Integer> facet : totals) {
                List<Count> counts = new ArrayList<>(facet.size());
                for (Map.Entry<String, Integer> entry : facet.entrySet()) counts.add(new Count(entry.getKey(), entry.getValue()));
                counts.sort(Comparator.<Count>comparingInt(count -> -count.count).thenComparing(count -> count.value));
                result.counts.add(counts);
            }
            return result;
        }

        private void count() throws IOException {
            if (leaf == null) return;
            int hits = sizes[FACETS.length];
            total += hits;
            for (int facet = 0; facet < FACETS.length; facet++) {
                SortedDocValues values = DocValues.getSorted(leaf.reader(), FACETS[facet]);
                int[] counts = new int[values.getValueCount()];
                if (filters.containsKey(FACETS[facet])) {
                    merge(values, counts, docs[FACETS.length], hits, docs[facet], sizes[facet]);
                } else {
                    for (int i = 0; i < hits; i++) if (values.advanceExact(docs[FACETS.length][i])) counts[values.ordValue()]++;
                }
                for (int ord = 0; ord < counts.length; ord++) {
                    if (counts[ord] > 0) totals.get(facet).merge(values.lookupOrd(ord).utf8ToString(), counts[ord], Integer::sum);
                }
            }
            Arrays.fill(sizes, 0);
        }

        /** Counts two ascending lists in one pass: doc values go forward only. */
        private static void merge(SortedDocValues values, int[] counts, int[] hits, int hitCount, int[] near, int nearCount) throws IOException {
            for (int h = 0, n = 0; h < hitCount || n < nearCount;) {
                int doc = n >= nearCount || (h < hitCount && hits[h] < near[n]) ? hits[h++] : near[n++];
                if (values.advanceExact(doc)) counts[values.ordValue()]++;
            }
        }

        private final class All implements LeafCollector {
            private final LeafCollector inner;
            private final int[] hits = docs[FACETS.length];

            All(LeafCollector inner) {
                this.inner = inner;
            }

            @Override
            public void setScorer(Scorable scorer) throws IOException {
                inner.setScorer(scorer);
            }

            @Override
            public void collect(int doc) throws IOException {
                hits[sizes[FACETS.length]++] = doc;
                inner.collect(doc);
            }
        }

        private final class Filtered implements LeafCollector {
            private final LeafCollector inner;
            private final int[] facets;
            private final SortedDocValues[] values;
            private final boolean[][] chosen;

            Filtered(LeafCollector inner, LeafReaderContext context) throws IOException {
                this.inner = inner;
                facets = new int[filters.size()];
                values = new SortedDocValues[facets.length];
                chosen = new boolean[facets.length][];
                int next = 0;
                for (int facet = 0; facet < FACETS.length; facet++) {
                    if (!filters.containsKey(FACETS[facet])) continue;
                    facets[next] = facet;
                    values[next] = DocValues.getSorted(context.reader(), FACETS[facet]);
                    chosen[next] = new boolean[values[next].getValueCount()];
                    for (String value : filters.get(FACETS[facet])) {
                        int ord = values[next].lookupTerm(new BytesRef(value));
                        if (ord >= 0) chosen[next][ord] = true;
                    }
                    next++;
                }
            }

            @Override
            public void setScorer(Scorable scorer) throws IOException {
                inner.setScorer(scorer);
            }

            @Override
            public void collect(int doc) throws IOException {
                int missed = -1;
                for (int i = 0; i < facets.length; i++) {
                    if (values[i].advanceExact(doc) && chosen[i][values[i].ordValue()]) continue;
                    if (missed >= 0) return;
                    missed = facets[i];
                }
                if (missed >= 0) {
                    docs[missed][sizes[missed]++] = doc;
                    return;
                }
                docs[FACETS.length][sizes[FACETS.length]++] = doc;
                inner.collect(doc);
            }
        }
    }
}
