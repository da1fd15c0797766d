using Lodestar.Kernel;
using Lodestar.Safeguards;
using Lodestar.Tables;
using Lodestar.Together;
using Lodestar.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Lodestar.OtherAudits.Pages;

/// <summary>How far an import has got.</summary>
internal enum ImportStep
{
    Choose,
    Columns,
    Preview,
}

/// <summary>
/// The page for importing a whole-reflection file or a table: choose, map the columns, check, import. Until then the content waits in the
/// browser and not here, because nobody has yet checked it for what points at a person.
/// </summary>
[
    Authorize(TogetherCan.LeadTeams),
    Opens<TeamView>,
    TakesFiles,
    RequestFormLimits(
        MultipartBodyLengthLimit = TakesFilesAttribute.LargestForm,
        ValueLengthLimit = TakesFilesAttribute.LargestForm,
        MemoryBufferThreshold = TakesFilesAttribute.LargestForm
    )
]
internal sealed class ImportPage(Current<TeamView> current, Imports imports, DescribedAudits audits, ColumnMaps maps, FreeText free, Words words) : PageModel
{
    /// <summary>The largest number of refused rows that are shown.</summary>
    public const int MostShown = 100;

    private IReadOnlyList<OtherAudit> others = [];

    public TeamView Open => current.Open;

    public ImportStep Step { get; private set; }

    /// <summary>How many answers were just imported.</summary>
    [FromQuery]
    public int? Took { get; set; }

    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Name of a kept map that should be used.</summary>
    [BindProperty]
    public string? Use { get; set; }

    /// <summary>The content of the file, as it waits in the browser: a whole-reflection file, or a table as JSON.</summary>
    [BindProperty]
    public string? Waiting { get; set; }

    [BindProperty]
    public string? Audit { get; set; }

    [BindProperty]
    public string? Item { get; set; }

    [BindProperty]
    public string? Level { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    [BindProperty]
    public string? WorksWell { get; set; }

    [BindProperty]
    public string? Next { get; set; }

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty(Name = nameof(LevelWords))]
    public List<string?> LevelWords { get; set; } = [];

    /// <summary>The name under which the columns are kept for next time.</summary>
    [BindProperty]
    public string? Name { get; set; }

    public BroughtTable? Table { get; private set; }

    public BroughtIn? Judged { get; private set; }

    public IReadOnlyDictionary<string, ColumnMap> Kept { get; private set; } = new Dictionary<string, ColumnMap>();

    public IReadOnlyList<ChoiceItem> KeptChoices =>
        [new ChoiceItem { Value = "", Text = words["other-audits.import.anew"] }, .. Kept.Keys.Select(name => new ChoiceItem { Value = name, Text = name })];

    public IReadOnlyList<ChoiceItem> ColumnChoices =>
        [
            new ChoiceItem { Value = "", Text = words["other-audits.import.no-column"] },
            .. Table!.Head.Where(head => head.Length > 0).Select(head => new ChoiceItem { Value = head, Text = head }),
        ];

    public IReadOnlyList<ChoiceItem> AuditChoices =>
        [
            new ChoiceItem { Value = "", Text = words["other-audits.import.by-item"] },
            .. others.Select(audit => new ChoiceItem { Value = audit.Id, Text = audit.Title }),
        ];

    /// <summary>The fields that the preview sends again besides the content.</summary>
    public IEnumerable<(string Name, string Value)> Carried =>
        Table is null
            ? []
            :
            [
                (nameof(Audit), Audit ?? ""),
                (nameof(Item), Item ?? ""),
                (nameof(Level), Level ?? ""),
                (nameof(Why), Why ?? ""),
                (nameof(WorksWell), WorksWell ?? ""),
                (nameof(Next), Next ?? ""),
                (nameof(Evidence), Evidence ?? ""),
                .. LevelWords.Select((meant, place) => ($"{nameof(LevelWords)}[{place}]", meant ?? "")),
            ];

    /// <summary>Columns from which nothing would be imported.</summary>
    public IReadOnlyList<string> NotRead => Table?.Besides(Map().Columns) ?? [];

    /// <summary>The label of a level or another kind of answer.</summary>
    public string Meaning(int place)
    {
        var levels = Open.Pack.Standards.Levels;
        return place < levels.Count
            ? levels[place].Name
            : words[
                (place - levels.Count) switch
                {
                    0 => "together.not-known",
                    1 => "together.not-relevant",
                    _ => "other-audits.import.none-yet",
                }
            ];
    }

    /// <summary>An answer in the form in which a page shows it.</summary>
    public ShownAnswer Shown(BroughtAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        var pointers = answer
            .Evidence.Select(pointer => new EvidencePointer
            {
                Id = Guid.NewGuid(),
                OrganisationId = Open.Organisation.Id,
                What = pointer.What,
                Held = pointer.Held,
                Owner = pointer.Owner,
                ReviewOn = pointer.ReviewOn,
            })
            .ToList();
        return ShownAnswer.Of(Open.Pack, answer.Words with { Evidence = [.. pointers.Select(pointer => pointer.Id)] }, pointers, words);
    }

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (!Open.MayLead)
        {
            return NotFound();
        }

        await LookAsync(stop);
        return Page();
    }

    /// <summary>Reads the chosen file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (!Open.MayLead)
        {
            return NotFound();
        }

        await LookAsync(stop);
        var sent = await TableReader.BytesAsync(Upload, stop);
        if (sent.Problem is { } missing)
        {
            return Refused(missing with { Field = nameof(Upload) });
        }

        if (Array.Find(sent.Value, letter => letter > ' ' && letter < 128) == '{' && CsvRows.Decode(sent.Value) is { } file)
        {
            Waiting = file;
            return await JudgeAsync(ReflectionFiles.Read(Open, Waiting), stop);
        }

        var read = TableReader.Read(sent.Value, Upload!.FileName, maps.Known, words);
        if (read.Problem is { } problem)
        {
            return Refused(problem with { Field = nameof(Upload) });
        }

        (Step, Table, Waiting) = (ImportStep.Columns, read.Value, WaitingTable.Of(read.Value));
        var map = Use is { } use && Kept.TryGetValue(use, out var kept) && kept.Columns.All(Table.Head.Contains) ? kept : maps.Guess(Table, Open.Pack);
        (Audit, Item, Level, Why, WorksWell, Next, Evidence, LevelWords) = (
            map.Audit,
            map.Item,
            map.Level,
            map.Why,
            map.WorksWell,
            map.Next,
            map.Evidence,
            [.. map.LevelWords]
        );
        Name = Kept.FirstOrDefault(one => one.Value == map).Key;
        return Page();
    }

    /// <summary>Shows what a table would bring with the chosen columns.</summary>
    public async Task<IActionResult> OnPostColumnsAsync(CancellationToken stop)
    {
        if (!Open.MayLead)
        {
            return NotFound();
        }

        await LookAsync(stop);
        if (!ReadTable())
        {
            return Refused(new Problem(nameof(Upload), "tables.file.no-table"));
        }

        Step = ImportStep.Columns;
        var (map, name) = (Map(), (Name ?? "").Trim());
        var seen = await free.CheckAsync([(nameof(Name), Name), .. LevelWords.Select((meant, place) => ($"{nameof(LevelWords)}[{place}]", meant))], stop);
        foreach (
            var problem in seen
                .Problems.Concat(seen.ReadsLikeDisclosure ? [new Problem(nameof(Name), "other-audits.refused.disclosure")] : [])
                .Concat(Table!.PlaceOf(map.Item) < 0 ? [new Problem(nameof(Item), "other-audits.import.item-missing")] : [])
                .Concat(map.Columns.Any(column => Table!.PlaceOf(column) < 0) ? [new Problem("", "other-audits.import.column-gone")] : [])
                .Concat(
                    LevelWords
                        .Select((meant, place) => (meant, place))
                        .Where(one => one.meant?.Length > ColumnMap.LongestMeaning)
                        .Select(one => new Problem($"{nameof(LevelWords)}[{one.place}]", "other-audits.import.meaning-long", ColumnMap.LongestMeaning))
                )
                .Concat(
                    name.Length > ColumnMap.LongestName || name.Any(char.IsControl)
                        ? [new Problem(nameof(Name), "other-audits.import.name-long", ColumnMap.LongestName)]
                        : []
                )
        )
        {
            ModelState.AddModelError(problem.Field, words[problem]);
        }

        if (!ModelState.IsValid)
        {
            return this.AskAgain();
        }

        if (name.Length > 0 && await maps.KeepAsync(Open, name, map, stop) is { } full)
        {
            ModelState.AddModelError(full.Field, words[full]);
            return this.AskAgain();
        }

        return await JudgeAsync(Brought(map), stop);
    }

    /// <summary>Imports what was shown. It comes from the browser, so all of it is judged again.</summary>
    public async Task<IActionResult> OnPostTakeAsync(CancellationToken stop)
    {
        if (!Open.MayLead)
        {
            return NotFound();
        }

        await LookAsync(stop);
        var read = ReadTable() ? Brought(Map()) : ReflectionFiles.Read(Open, Waiting ?? "");
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        var taken = await imports.TakeAsync(Open, await imports.JudgeAsync(Open, read.Value, stop), stop);
        return taken.Problem is { } wrong ? Refused(wrong) : Redirect($"{OtherAuditsLinks.Import(Open.Id)}?took={taken.Value}");
    }

    private async Task LookAsync(CancellationToken stop)
    {
        Kept = await maps.OfAsync(Open.Organisation.Id, stop);
        others = await audits.AllAsync(Open.Pack, stop);
    }

    private async Task<IActionResult> JudgeAsync(Outcome<BroughtIn> read, CancellationToken stop)
    {
        if (read.Problem is { } problem)
        {
            return Refused(problem);
        }

        var judged = await imports.JudgeAsync(Open, read.Value, stop);
        if (await imports.RoomProblemAsync(Open, judged, stop) is { } full)
        {
            return Refused(full);
        }

        (Step, Judged) = (ImportStep.Preview, judged);
        return Page();
    }

    private Outcome<BroughtIn> Brought(ColumnMap map) =>
        map.Read(Table!, Open.Pack, others.FirstOrDefault(audit => audit.Id == map.Audit), words["other-audits.import.held-unknown"]);

    private ColumnMap Map() =>
        new()
        {
            Audit = Audit ?? "",
            Item = Item ?? "",
            Level = Level ?? "",
            Why = Why ?? "",
            WorksWell = WorksWell ?? "",
            Next = Next ?? "",
            Evidence = Evidence ?? "",
            LevelWords = [.. LevelWords.Take(Open.Pack.Standards.Levels.Count + ColumnMap.OtherKinds).Select(meant => meant ?? "")],
        };

    private bool ReadTable()
    {
        // A whole-reflection file is not a table and is read separately.
        Table = WaitingTable.Read(Waiting);
        return Table is not null;
    }

    private PageResult Refused(Problem problem)
    {
        Step = ImportStep.Choose;
        ModelState.AddModelError(problem.Field, words[problem]);
        return this.AskAgain();
    }
}
