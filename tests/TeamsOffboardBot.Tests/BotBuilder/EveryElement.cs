using AdaptiveCards;

namespace TeamsOffboardBot.Tests.BotBuilder;

/// <summary>A card with each element, input and action of the subset, each with something that is not its default.</summary>
internal static class EveryElement
{
    public static AdaptiveCard Card() => new("1.5")
    {
        FallbackText = "Open Teams to see this card.",
        Lang = "sv",
        Body = [.. Texts(), .. Layouts(), .. Inputs()],
        Actions = [.. Actions()],
        Refresh = new AdaptiveRefresh { Action = new AdaptiveExecuteAction { Verb = "refresh" }, UserIds = ["29:megan"] },
    };

    private static AdaptiveElement[] Texts() =>
    [
        new AdaptiveTextBlock("Offboard Adele Vance")
        {
            Id = "title",
            Size = AdaptiveTextSize.ExtraLarge,
            Weight = AdaptiveTextWeight.Bolder,
            Color = AdaptiveTextColor.Attention,
            Style = AdaptiveTextBlockStyle.Heading,
            Wrap = true,
            IsSubtle = true,
            MaxLines = 2,
            FontType = AdaptiveFontType.Monospace,
            HorizontalAlignment = AdaptiveHorizontalAlignment.Center,
            Spacing = AdaptiveSpacing.ExtraLarge,
            Separator = true,
            IsVisible = false,
            Requires = new Dictionary<string, string> { ["adaptiveCards"] = "1.5" },
        },
        new AdaptiveRichTextBlock
        {
            Inlines = [new AdaptiveTextRun("not undone") { Strikethrough = true, Highlight = true, Italic = true, Underline = true }],
        },
        new AdaptiveFactSet { Facts = [new AdaptiveFact("Licences", "2")] },
        new AdaptiveImage("https://contoso.com/icon.png")
        {
            AltText = "icon",
            Size = AdaptiveImageSize.Small,
            Style = AdaptiveImageStyle.Person,
            PixelWidth = 20,
            Height = new AdaptiveHeight(20),
        },
    ];

    private static AdaptiveElement[] Layouts() =>
    [
        new AdaptiveContainer
        {
            Style = AdaptiveContainerStyle.Warning,
            Bleed = true,
            MinHeight = "40px",
            Items = [new AdaptiveTextBlock("inside")],
            SelectAction = new AdaptiveToggleVisibilityAction { TargetElements = ["title", new AdaptiveTargetElement("more", true)] },
            Fallback = new AdaptiveFallbackElement(new AdaptiveTextBlock("plain")),
        },
        new AdaptiveColumnSet
        {
            Columns =
            [
                new AdaptiveColumn { Width = AdaptiveColumnWidth.Stretch, Items = [new AdaptiveTextBlock("left")] },
                new AdaptiveColumn { Width = "50px", VerticalContentAlignment = AdaptiveVerticalContentAlignment.Bottom },
                new AdaptiveColumn { Width = "2" },
            ],
        },
        new AdaptiveTable
        {
            ShowGridLines = false,
            GridStyle = AdaptiveContainerStyle.Accent,
            Columns = [new AdaptiveTableColumnDefinition { Width = 2 }, new AdaptiveTableColumnDefinition { PixelWidth = 80 }],
            Rows =
            [
                new AdaptiveTableRow
                {
                    Style = AdaptiveContainerStyle.Good,
                    Cells = [new AdaptiveTableCell { Items = [new AdaptiveTextBlock("cell")] }, new AdaptiveTableCell()],
                },
            ],
            Fallback = new AdaptiveFallbackElement(AdaptiveFallbackElement.AdaptiveFallbackType.Drop),
        },
        new AdaptiveActionSet { Actions = [new AdaptiveOpenUrlAction { Title = "Open", Url = new Uri("https://contoso.com/") }] },
    ];

    private static AdaptiveElement[] Inputs() =>
    [
        new AdaptiveTextInput
        {
            Id = "note",
            Label = "Note",
            Placeholder = "why",
            IsMultiline = true,
            MaxLength = 200,
            Regex = "^.+$",
            IsRequired = true,
            ErrorMessage = "Say why.",
            Style = AdaptiveTextInputStyle.Email,
        },
        new AdaptiveDateInput { Id = "day", Value = "2026-12-21", Min = "2026-12-01", Max = "2026-12-31" },
        new AdaptiveTimeInput { Id = "hour", Value = "17:30" },
        new AdaptiveNumberInput { Id = "days", Value = 30, Min = 1, Max = 93 },
        new AdaptiveToggleInput { Id = "hide", Title = "Hide from address lists", ValueOn = "true", ValueOff = "false", Value = "true", Wrap = true },
        new AdaptiveChoiceSetInput
        {
            Id = "mailbox",
            Style = AdaptiveChoiceInputStyle.Expanded,
            IsMultiSelect = true,
            Value = "shared",
            Choices = [new AdaptiveChoice { Title = "Shared mailbox", Value = "shared" }],
        },
        new AdaptiveChoiceSetInput { Id = "who", DataQuery = new AdaptiveDataQuery { Dataset = "graph.microsoft.com/users" } },
    ];

    private static AdaptiveAction[] Actions() =>
    [
        new AdaptiveExecuteAction
        {
            Title = "Approve",
            Verb = "approve",
            Style = "positive",
            Tooltip = "Carry out the plan",
            AssociatedInputs = AdaptiveAssociatedInputs.None,
            Data = new { request = "r-1" },
        },
        new AdaptiveSubmitAction { Title = "Reject", Style = "destructive", IsEnabled = false, Data = new { request = "r-1" } },
        new AdaptiveShowCardAction
        {
            Title = "More",
            Mode = AdaptiveActionMode.Secondary,
            Card = new AdaptiveCard("1.5") { Body = [new AdaptiveTextBlock("more")] },
        },
    ];
}
