using AdaptiveCards;
using TeamsOffboardBot.Cards.Words;
using TeamsOffboardBot.Planning;

namespace TeamsOffboardBot.Cards;

/// <summary>Asks of each device what becomes of it. Nothing but taking the company's mail off a phone happens unless somebody says so here.</summary>
internal static class DeviceBlocks
{
    private const int MostAsked = 8;
    private const int NameLimit = 60;

    public static IEnumerable<AdaptiveElement> Ask(ChoicesModel model, WordList words)
    {
        var devices = ChoicesOffer.Devices(model.Snapshot);
        if (devices.Count == 0)
        {
            yield break;
        }

        yield return Blocks.Part(words.Say("Cards.Choices.Devices"));
        foreach (var device in devices.Take(MostAsked))
        {
            yield return Input(device, model.Form.Devices.GetValueOrDefault(device.Id), words);
        }

        if (devices.Count > MostAsked)
        {
            yield return Blocks.Subtle(words.Say("Cards.Choices.MoreDevices", ("count", Blocks.Number(devices.Count - MostAsked, words))));
        }
    }

    private static AdaptiveChoiceSetInput Input(DeviceOffer device, string? chosen, WordList words) => new()
    {
        Id = DeviceFields.IdOf(device.Id),
        Label = Label(device, words),
        Style = AdaptiveChoiceInputStyle.Compact,
        Wrap = true,
        Value = (Enum.TryParse<DeviceFate>(chosen, out var fate) && device.Fates.Contains(fate) ? fate : device.Fates[0]).ToString(),
        Choices = [.. device.Fates.Select(f => new AdaptiveChoice { Title = words.Say($"Cards.Choice.device.{f}"), Value = f.ToString() })],
    };

    private static string Label(DeviceOffer device, WordList words)
    {
        var name = CardText.Plain(device.Name, NameLimit) is { Length: > 0 } known ? known : words.Say("Cards.Field.device");
        return device.Kind == DeviceKind.Mail ? name : words.Say($"Cards.Choices.Device{device.Kind}", ("name", name));
    }
}
