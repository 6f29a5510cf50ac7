import Collectors
import Testing

@Suite struct ModelNameTests {
  @Test(arguments: [
    ("Claude Opus 4.5", "claude-opus-4.5"), ("claude-opus-4-5-20251101", "claude-opus-4.5"),
    ("anthropic/claude-opus-4-5", "claude-opus-4.5"), ("anthropic/claude-opus-4.5", "claude-opus-4.5"),
    ("claude-opus-4.5 (1M context)", "claude-opus-4.5"), ("claude-opus-4-7[1m]", "claude-opus-4.7"),
    ("claude-4.5-opus-high-thinking", "claude-opus-4.5"), ("claude-4.6-opus-max-thinking", "claude-opus-4.6"),
    ("claude-4.5-sonnet-thinking", "claude-sonnet-4.5"), ("Claude 4 Sonnet", "claude-sonnet-4"),
    ("claude-sonnet-4-20250514", "claude-sonnet-4"), ("claude-sonnet-4-0", "claude-sonnet-4"),
    ("claude-sonnet-4@20250514", "claude-sonnet-4"),
    ("us.anthropic.claude-sonnet-4-20250514-v1:0", "claude-sonnet-4"),
    ("claude-3-5-sonnet-20241022", "claude-3.5-sonnet"), ("claude-3.5-sonnet", "claude-3.5-sonnet"),
    ("claude-3-opus-20240229", "claude-3-opus"), ("Claude Haiku 4.5", "claude-haiku-4.5"),
    ("claude-fable-5", "claude-fable-5"), ("Opus 4.6", "claude-opus-4.6"), ("sonnet4.5", "claude-sonnet-4.5"),
    ("claude-2.1", "claude-2.1"), ("claude-instant-1.2", "claude-instant-1.2"),
  ])
  func writesClaudesModelsOneWay(_ raw: String, _ id: String) {
    #expect(ModelName.canonical(raw) == id)
  }

  @Test(arguments: [
    ("gpt-5", "gpt-5"), ("GPT 5", "gpt-5"), ("gpt5", "gpt-5"), ("\"gpt-5\"", "gpt-5"), ("gpt-5-high", "gpt-5"),
    ("GPT-5 (high)", "gpt-5"), ("gpt-5-2025-08-07", "gpt-5"), ("openai-codex/gpt-5.4", "gpt-5.4"),
    ("gpt-5.1-codex-max", "gpt-5.1-codex-max"), ("gpt-5.1-codex-mini", "gpt-5.1-codex-mini"),
    ("gpt-5.6-sol", "gpt-5.6-sol"), ("gpt-4o", "gpt-4o"), ("o3", "o3"),
    ("vertex_ai/gemini-2.5-pro-exp-03-25", "gemini-2.5-pro-exp-03-25"), ("Gemini 2.5 Pro", "gemini-2.5-pro"),
    ("gemini/gemini-3-pro-preview", "gemini-3-pro-preview"), ("composer-1", "composer-1"),
    ("openrouter/deepseek/deepseek-r1:free", "deepseek-r1"), ("deepseek-v3", "deepseek-v3"),
    ("qwen2.5-coder:32b", "qwen2.5-coder:32b"), ("GLM 4.6", "glm-4.6"), ("kimi-k2.5", "kimi-k2.5"),
    ("code-supernova-1-million", "code-supernova-1-million"), ("Claude (glm-4.7)", "glm-4.7"),
    ("grok-code-fast-1", "grok-code-fast-1"),
  ])
  func writesOtherModelsOneWay(_ raw: String, _ id: String) {
    #expect(ModelName.canonical(raw) == id)
  }

  @Test(arguments: [
    "", " ", "default", "Default", "unknown", "<synthetic>", "auto", "null", "n/a", "Claude", "Claude Code", "copilot",
    "4.5", "()",
  ])
  func whatNamesNoModelIsEmpty(_ raw: String) {
    #expect(ModelName.canonical(raw) == "")
  }

  @Test(arguments: [
    "Claude Opus 4.5", "claude-3-5-sonnet-20241022", "gpt5-high", "vertex_ai/gemini-2.5-pro-exp-03-25", "a (b) [c]",
    "x/y/z", "Claude (glm-4.7)", "claude-opus-latest", "deepseek-r1:free", "Ünïcode-1", "--", "claude-1-2-3-opus",
  ])
  func aCanonicalNameStaysAsItIs(_ raw: String) {
    let once = ModelName.canonical(raw)
    #expect(ModelName.canonical(once) == once)
  }
}

@Suite struct AgentNameTests {
  @Test(arguments: [
    ("Claude Code", "claude"), ("claude", "claude"), ("claude_code", "claude"), ("claudeCode", "claude"),
    ("claude-web", "claude"), ("github-copilot", "copilot"), ("copilot-swe-agent[bot]", "copilot"),
    ("app/devin-ai-integration", "devin"), ("cursor-agent", "cursor"), ("codex-cloud", "codex"),
    ("Gemini CLI", "gemini"), ("rovodev", "rovo-dev"), ("mistral vibe", "mistral-vibe"), ("Agent", "unknown"),
    ("ai_agent", "unknown"), ("mock_ai", "mock-ai"), ("My New Agent!", "my-new-agent"), ("", ""), (" - ", ""),
  ])
  func hasOneId(_ name: String, _ id: String) {
    #expect(AgentName.canonical(name) == id)
  }

  @Test func anIdIsItsOwnName() {
    for name in ["claude", "amazon-q", "v0", "open-swe", "unknown", "my-new-agent"] {
      #expect(AgentName.canonical(name) == name)
    }
  }
}
