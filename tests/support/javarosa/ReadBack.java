// Opens forms and instances of them in JavaRosa, the engine of ODK Collect, and writes each instance as JavaRosa sees it:
//   java -cp ODK_Validate.jar ReadBack.java FOLDER...      each with form.xml, instance.xml and the attached files
// Calculations and relevance are computed by JavaRosa into seen.xml; invalid.txt names a question that it finds wrong.
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.ValidateOutcome;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.reference.PrefixedRootFactory;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
import org.javarosa.xform.util.XFormUtils;

public class ReadBack {
    public static void main(String[] folders) throws Exception {
        new XFormsModule().registerModule();
        for (String folder : folders) {
            read(new File(folder));
        }
    }

    private static void read(File folder) throws Exception {
        ReferenceManager.instance().reset();
        attach(folder);
        FormDef form = XFormUtils.getFormFromFormXml(new File(folder, "form.xml").getPath(), null);
        byte[] given = Files.readAllBytes(folder.toPath().resolve("instance.xml"));
        TreeElement saved = XFormParser.restoreDataModel(given, null).getRoot();
        TreeElement template = form.getInstance().getRoot().deepCopy(true);
        template.populate(saved, form);
        form.getInstance().setRoot(template);
        form.initialize(false, new InstanceInitializationFactory());
        ValidateOutcome outcome = form.validate(true);
        String invalid = outcome == null ? "" : String.valueOf(outcome.failedPrompt);
        Files.write(folder.toPath().resolve("seen.xml"), new XFormSerializingVisitor().serializeInstance(form.getInstance()));
        Files.write(folder.toPath().resolve("invalid.txt"), invalid.getBytes(StandardCharsets.UTF_8));
    }

    private static void attach(File folder) {
        ReferenceManager.instance().addReferenceFactory(new PrefixedRootFactory(new String[] {"file/", "file-csv/"}) {
            @Override
            protected Reference factory(String terminal, String uri) {
                return new Attached(new File(folder, terminal), uri);
            }
        });
    }

    private record Attached(File file, String uri) implements Reference {
        public boolean doesBinaryExist() { return file.exists(); }
        public InputStream getStream() throws IOException { return new FileInputStream(file); }
        public String getURI() { return uri; }
        public String getLocalURI() { return file.getAbsolutePath(); }
        public boolean isReadOnly() { return true; }
        public OutputStream getOutputStream() { throw new UnsupportedOperationException(); }
        public void remove() { throw new UnsupportedOperationException(); }
        public Reference[] probeAlternativeReferences() { return new Reference[0]; }
    }
}
