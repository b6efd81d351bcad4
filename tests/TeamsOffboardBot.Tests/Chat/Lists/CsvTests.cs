using System.Text;
using Shouldly;
using TeamsOffboardBot.Chat.Lists;
using TeamsOffboardBot.Planning.Lists;
using Xunit;

namespace TeamsOffboardBot.Tests.Chat.Lists;

/// <summary>Lists as Excel, editors and people write them.</summary>
public sealed class CsvTests
{
    private const string Swedish = "Namn;Sista dag\r\nÅsa Öberg;2026-12-18\r\n";

    public static TheoryData<string, byte[]> AsWritten => new()
    {
        { "UTF-8 with a mark, as Excel's CSV UTF-8", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Swedish)] },
        { "UTF-8 without", Encoding.UTF8.GetBytes(Swedish) },
        { "Windows-1252, as Excel's CSV", CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetBytes(Swedish) },
        { "UTF-16, as Excel's Unicode text", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Swedish.Replace(';', '\t'))] },
        { "UTF-16, the other way round", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Swedish)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Swedish) },
    };

    [Theory]
    [MemberData(nameof(AsWritten))]
    public void Every_encoding_of_Excel_reads_the_same(string what, byte[] bytes)
    {
        var (text, problem) = CsvText.Decode(bytes);

        problem.ShouldBeNull(what);
        var row = ListText.Read(text!).List!.Rows.ShouldHaveSingleItem();
        row.Entry.ShouldBe(new ListEntry { Person = "Åsa Öberg", Day = "2026-12-18" });
        row.Line.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "Many.File.Empty")]
    [InlineData("504B0304140006", "Many.File.Workbook")]
    [InlineData("D0CF11E0A1B11AE1", "Many.File.Workbook")]
    [InlineData("89504E470D0A1A0A0000000D49484452", "Many.File.NoText")]
    [InlineData("255044462D312E370A25E2E3CFD30A00", "Many.File.NoText")]
    [InlineData("FFFE41", "Many.File.NoText")]
    public void What_is_no_text_says_what_it_is(string hex, string sentence)
    {
        var (text, problem) = CsvText.Decode(Convert.FromHexString(hex));

        text.ShouldBeNull();
        problem!.Key.ShouldBe(sentence);
    }

    [Theory]
    [InlineData("Persoon;Laatste dag;Tijd;Mail naar;Bestanden naar;Profiel")]
    [InlineData("Person;Sista dag;Tid;E-post till;Filer till;Profil")]
    [InlineData("Person;Sista dag;Tid;E\u2011post till;Filer till;Profil")]
    [InlineData("Person;Last day;Time;Mail to;Files to;Profile")]
    [InlineData("\"Display name\";\"Last working day\";\"Time\";\"Mail to\";\"OneDrive to\";\"Profile\"")]
    public void Columns_are_known_by_their_names_in_every_language(string first)
    {
        var entry = ListText.Read($"{first}\nAdele Vance;18-12-2026;17.30;Megan;Alex;DeleteOnly").List!.Rows.Single().Entry;

        entry.ShouldBe(new ListEntry { Person = "Adele Vance", Day = "18-12-2026", Time = "17.30", Mail = "Megan", Files = "Alex", Profile = "DeleteOnly" });
    }

    [Fact]
    public void Columns_may_stand_in_any_order_and_those_nobody_reads_are_named()
    {
        var list = ListText.Read("Personeelsnummer,Datum,Naam,Afdeling\n0042,2026-12-18,Adele Vance,Sales").List!;

        list.Rows.Single().Entry.ShouldBe(new ListEntry { Person = "Adele Vance", Day = "2026-12-18" });
        list.PassedOver.ShouldBe(["Personeelsnummer", "Afdeling"]);
    }

    [Theory]
    [InlineData("sep=|\nName|Day\nAdele|2026-12-18", 3)]
    [InlineData("Adele\t2026-12-18", 1)]
    [InlineData("\n\nAdele;2026-12-18\n\n", 3)]
    [InlineData("\"Adele\" ; \"2026-12-18\"", 1)]
    public void Separators_are_found_and_lines_are_counted_as_in_the_file(string text, int line)
    {
        var row = ListText.Read(text).List!.Rows.ShouldHaveSingleItem();

        row.Entry.ShouldBe(new ListEntry { Person = "Adele", Day = "2026-12-18" });
        row.Line.ShouldBe(line);
    }

    [Fact]
    public void Quotation_marks_hold_separators_marks_and_line_breaks_and_one_that_is_left_open_breaks_its_own_line_alone()
    {
        var rows = ListText.Read("Name;Mail to\n\"Vance; Adele \"\"Del\"\"\";\"Megan\nBowen\"\n\"Alex;x\nGrady;Megan").List!.Rows;

        rows.Select(r => (r.Line, r.Entry.Person, r.Problem?.Key)).ShouldBe(
            [(2, "Vance; Adele \"Del\"", null), (4, "Alex", "Many.Row.Quotes"), (5, "Grady", null)]);
        rows[0].Entry.Mail.ShouldBe("Megan Bowen");
    }

    [Theory]
    [InlineData("=cmd|' /C calc'!A0;2026-12-18", "Many.Row.Formula")]
    [InlineData("Adele;=TODAY()", "Many.Row.Formula")]
    [InlineData("@SUM(1);2026-12-18", "Many.Row.Formula")]
    [InlineData(";2026-12-18", "Many.Row.Nobody")]
    [InlineData("a;b;c;d;e;f;g", "Many.Row.TooManyFields")]
    public void A_line_that_cannot_be_meant_says_why_and_the_others_go_on(string line, string sentence)
    {
        var rows = ListText.Read($"Grady Archie;\n{line}\nAlex Wilber;").List!.Rows;

        rows.Select(r => r.Problem?.Key).ShouldBe([null, sentence, null]);
        rows.Select(r => r.State).ShouldBe([ListRowState.Unread, ListRowState.Problem, ListRowState.Unread]);
    }

    [Fact]
    public void Five_hundred_are_a_list_and_one_more_is_a_sentence()
    {
        ListText.Read("Name\n" + string.Concat(Enumerable.Range(1, 500).Select(i => $"Person {i}\n"))).List!.Rows.Count.ShouldBe(500);

        var problem = ListText.Read("Name\n" + string.Concat(Enumerable.Range(1, 501).Select(i => $"Person {i}\n"))).Problem!;

        problem.Key.ShouldBe("Many.File.TooMany");
        problem.Args["count"].ShouldBe("501");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n \n")]
    [InlineData("Name;Last day\n")]
    public void A_list_of_nobody_is_a_sentence(string text) => ListText.Read(text).Problem!.Key.ShouldBe("Many.File.NoLines");

    [Theory]
    [InlineData("Name;Last day\nAdele;2026-12-18", true)]
    [InlineData("adele.vance@contoso.com\nalex.wilber@contoso.com", true)]
    [InlineData("adele.vance@contoso.com,2026-12-18\nalex.wilber@contoso.com,", true)]
    [InlineData("Adele leaves us on Friday.\nPlease write to adele.vance@contoso.com", false)]
    [InlineData("adele.vance@contoso.com", false)]
    [InlineData("Name\nis a word", true)]
    [InlineData("auto-reply: Thank you;\nI no longer work here, mail info@contoso.com", false)]
    public void A_message_is_a_list_only_when_it_can_be_nothing_else(string text, bool isList) => ListText.IsOne(text).ShouldBe(isList);

    [Fact]
    public void Whatever_is_sent_is_read_or_refused_and_never_breaks()
    {
        var random = new Random(7);
        const string letters = "a;,\t\"\n\r= @é\u2028\uFEFF";
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(60)).Select(_ => letters[random.Next(letters.Length)]));

            var (list, problem) = ListText.Read(text);

            (list is null).ShouldBe(problem is not null);
            list?.Rows.Select(r => r.Line).ShouldBe(list.Rows.Select(r => r.Line).Order().Distinct());
            ListText.IsOne(text);
        }
    }
}
